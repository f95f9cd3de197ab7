"use client";

import { useRef } from "react";
import { jsonEqual } from "@/lib/util/stable-json";

/** The same object for as long as its content is the same: for effects and for editors that are costly to rebuild. */
export function useStable<T>(value: T): T {
  const kept = useRef(value);
  if (kept.current !== value && !jsonEqual(kept.current, value)) kept.current = value;
  return kept.current;
}
