"use client";

import { useStoreApi } from "@xyflow/react";
import { type RefObject, useEffect } from "react";

/** Below this zoom nobody can read a card, so only its shape and icon are drawn. */
const FAR = 0.35;
const REST_MS = 160;

/**
 * Marks the canvas as seen from far and as moving. Both are for the style sheet alone: a thousand cards must not render
 * because the wheel turned.
 */
export function useDetail(container: RefObject<HTMLElement | null>): void {
  const flow = useStoreApi();
  useEffect(() => {
    let rest: ReturnType<typeof setTimeout> | undefined;
    const mark = () => {
      const element = container.current;
      if (element) element.toggleAttribute("data-far", flow.getState().transform[2] < FAR);
    };
    mark();
    const unsubscribe = flow.subscribe(({ transform }, before) => {
      if (transform === before.transform) return;
      mark();
      container.current?.setAttribute("data-moving", "");
      clearTimeout(rest);
      rest = setTimeout(() => container.current?.removeAttribute("data-moving"), REST_MS);
    });
    return () => {
      unsubscribe();
      clearTimeout(rest);
    };
  }, [flow, container]);
}
