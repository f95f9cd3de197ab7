"use client";

import { type ChangeEvent, type ReactNode, useRef } from "react";
import { readableEndings } from "@/lib/editor/commands/add-file";

const endings = [...new Set(readableEndings().map((ending) => `.${ending}`))].join(",");

/** The system's dialog for files that some source reads: an input to render, and what opens it. */
export function useFilePicker(onFiles: (files: readonly File[]) => void): {
  input: ReactNode;
  pick: () => void;
} {
  const ref = useRef<HTMLInputElement>(null);
  const picked = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const files = [...(target.files ?? [])];
    // The same file may be picked again after a failure.
    target.value = "";
    if (files.length > 0) onFiles(files);
  };
  return {
    input: <input ref={ref} type="file" multiple accept={endings} hidden onChange={picked} />,
    pick: () => ref.current?.click(),
  };
}
