"use client";

import { useSearchParams } from "next/navigation";
import { useCallback } from "react";

export type UrlPatch = Readonly<Record<string, string | null>>;

/**
 * State that lives in the address, so that it survives reload, can be sent to somebody, and the back button undoes it.
 * Nothing is asked of the server. `replace` leaves no step in the history, for typing.
 */
export function useUrlState(): readonly [
  ReadonlyURLParams,
  (patch: UrlPatch, how?: "push" | "replace") => void,
] {
  const params = useSearchParams();
  const change = useCallback((patch: UrlPatch, how: "push" | "replace" = "push") => {
    const next = new URLSearchParams(window.location.search);
    for (const [key, value] of Object.entries(patch)) {
      if (value === null || value === "") next.delete(key);
      else next.set(key, value);
    }
    const query = next.toString();
    const address = `${window.location.pathname}${query ? `?${query}` : ""}${window.location.hash}`;
    if (address === `${window.location.pathname}${window.location.search}${window.location.hash}`) return;
    if (how === "push") window.history.pushState(null, "", address);
    else window.history.replaceState(null, "", address);
  }, []);
  return [params, change];
}

type ReadonlyURLParams = Pick<URLSearchParams, "get" | "has" | "toString">;
