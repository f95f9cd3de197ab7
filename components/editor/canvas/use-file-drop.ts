"use client";

import { type DragEvent, useMemo } from "react";
import { NODE_HEIGHT } from "@/lib/editor/card-shape";
import { useEditorStore } from "../editor-store";
import { KEEP_ZONE, keepFiles } from "../local/keep-files";
import { useSession } from "../session/session";
import { uploadFiles } from "../session/upload-files";

const hasFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer.types.includes("Files");

/** Handlers of an element onto which files may be dropped. */
export function useFileDrop() {
  const store = useEditorStore();
  const { ui, view } = useSession();
  return useMemo(() => {
    const setDropping = (dropping: boolean) => {
      if (ui.getState().dropping !== dropping) ui.setState({ dropping });
    };
    return {
      onDragOver: (event: DragEvent) => {
        if (!hasFiles(event) || store.getState().document.program !== null) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = "copy";
        setDropping(true);
      },
      onDragLeave: (event: DragEvent) => {
        const to = event.relatedTarget;
        if (!(to instanceof Node) || !event.currentTarget.contains(to)) setDropping(false);
      },
      onDrop: (event: DragEvent) => {
        setDropping(false);
        if (!hasFiles(event)) return;
        event.preventDefault();
        const point = view.current?.toCanvas({ x: event.clientX, y: event.clientY }) ?? { x: 0, y: 0 };
        const at = { x: point.x - 24, y: point.y - NODE_HEIGHT / 2 };
        if (event.target instanceof Element && event.target.closest(`[${KEEP_ZONE}]`))
          void keepFiles(store, event.dataTransfer, at);
        else uploadFiles(store, ui, [...event.dataTransfer.files], at);
      },
    };
  }, [store, ui, view]);
}
