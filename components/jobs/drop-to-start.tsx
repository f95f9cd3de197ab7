"use client";

import { FileDown } from "lucide-react";
import { type ReactNode, useEffect, useState } from "react";
import { Spinner } from "@/components/ui/spinner";

const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") ?? false;

type DropToStartProps = {
  children: ReactNode;
  onFiles: (files: readonly File[]) => void;
  /** The files are on their way. */
  busy: boolean;
  /** What a drop does. */
  hint?: string;
};

/** Files dropped anywhere on the page start a job that reads them. */
export function DropToStart({
  children,
  onFiles,
  busy,
  hint = "Drop to start a job that reads it",
}: DropToStartProps) {
  const [over, setOver] = useState(false);

  useEffect(() => {
    // Leaving one element enters another: only leaving the window counts.
    const enter = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(false);
      onFiles([...(event.dataTransfer?.files ?? [])]);
    };
    window.addEventListener("dragenter", enter);
    window.addEventListener("dragover", enter);
    window.addEventListener("dragleave", leave);
    window.addEventListener("drop", drop);
    return () => {
      window.removeEventListener("dragenter", enter);
      window.removeEventListener("dragover", enter);
      window.removeEventListener("dragleave", leave);
      window.removeEventListener("drop", drop);
    };
  }, [onFiles]);

  return (
    <>
      {children}
      {over || busy ? (
        <div className="pointer-events-none fixed inset-0 left-12 z-30 grid animate-fade place-items-center bg-overlay">
          <p className="flex items-center gap-2 rounded-xl border border-accent bg-surface px-5 py-4 font-strong shadow-pop">
            {busy ? <Spinner size={18} /> : <FileDown size={18} strokeWidth={1.75} aria-hidden />}
            <span aria-live="polite">{busy ? "Storing the file…" : hint}</span>
          </p>
        </div>
      ) : null}
    </>
  );
}
