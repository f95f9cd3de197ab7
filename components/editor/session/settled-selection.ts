"use client";

import { useDeferredValue, useState } from "react";
import type { NodeId } from "@/lib/model/pipeline";
import { useEditor } from "../editor-store";
import { useUi } from "./session";

/**
 * The selection as the panels beside the canvas show it. A card is marked at once; its settings and rows follow a moment
 * later, and not before it is let go, so that no frame of a drag waits for a form.
 */
export function useSettledSelection(): readonly NodeId[] {
  const selection = useEditor((state) => state.selection);
  const dragging = useUi((ui) => ui.dragging);
  const [settled, setSettled] = useState(selection);
  if (!dragging && settled !== selection) setSettled(selection);
  return useDeferredValue(settled);
}
