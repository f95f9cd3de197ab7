"use client";

import { useStoreApi } from "@xyflow/react";
import { type RefObject, useEffect } from "react";

/** Below this zoom nobody can read a card, so of many only shapes and colours are drawn. */
const FAR = 0.35;
const MANY = 100;
const REST_MS = 160;

/**
 * Marks the canvas as moving, and as seen from far once it rests: to hide the words of every card takes longer than a
 * frame. Both are for the style sheet alone: a thousand cards must not render because the wheel turned.
 */
export function useDetail(container: RefObject<HTMLElement | null>): void {
  const flow = useStoreApi();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const rest = () => {
      timer = undefined;
      container.current?.removeAttribute("data-moving");
      const { transform, nodes } = flow.getState();
      container.current?.toggleAttribute("data-far", transform[2] < FAR && nodes.length > MANY);
    };
    rest();
    const unsubscribe = flow.subscribe(({ transform }, before) => {
      if (transform === before.transform) return;
      if (timer === undefined) container.current?.setAttribute("data-moving", "");
      clearTimeout(timer);
      timer = setTimeout(rest, REST_MS);
    });
    return () => {
      unsubscribe();
      clearTimeout(timer);
    };
  }, [flow, container]);
}
