"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Upload } from "lucide-react";
import { type DragEvent, type ReactNode, useRef, useState } from "react";
import { uploadFile } from "@/components/jobs/upload-file";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { toast } from "@/components/ui/toast";

export interface UploadDropProps {
  /** Files to offer in the system's dialog. */
  extensions: readonly string[];
  several?: boolean;
  disabled?: boolean;
  /** Paths under which the files were stored. */
  onStored: (paths: readonly string[]) => void;
  /** Stands beside the button. */
  extra?: ReactNode;
  children: ReactNode;
}

/** Takes files that are dropped on it or chosen, stores them in the workspace, and gives their paths. */
export function UploadDrop({
  extensions,
  several = false,
  disabled = false,
  onStored,
  extra,
  children,
}: UploadDropProps) {
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [over, setOver] = useState(false);
  const queries = useQueryClient();

  const store = async (files: readonly File[]) => {
    if (files.length === 0) return;
    setBusy(true);
    const stored: string[] = [];
    for (const file of several ? files : files.slice(0, 1)) {
      try {
        stored.push((await uploadFile(file)).path);
      } catch (error) {
        toast.bad(`“${file.name}” was not stored.`, {
          detail: error instanceof Error ? error.message : String(error),
        });
      }
    }
    setBusy(false);
    void queries.invalidateQueries({ queryKey: ["files"] });
    if (stored.length > 0) onStored(stored);
  };
  const hasFiles = (event: DragEvent) => !disabled && event.dataTransfer.types.includes("Files");

  return (
    <section
      aria-label="Drop files here"
      onDragOver={(event) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        event.stopPropagation();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false);
        if (!hasFiles(event)) return;
        event.preventDefault();
        event.stopPropagation();
        void store([...event.dataTransfer.files]);
      }}
      className={cn(
        "flex flex-col gap-1.5 rounded-md",
        over && "outline-2 outline-offset-4 outline-accent outline-dashed",
      )}
    >
      {children}
      {disabled ? null : (
        <span className="flex items-center gap-2">
          {extra}
          <Button size="sm" icon={Upload} busy={busy} onClick={() => input.current?.click()}>
            Upload
          </Button>
          <span className="text-sm text-faint">or drop {several ? "files" : "a file"} here</span>
          <input
            ref={input}
            type="file"
            hidden
            multiple={several}
            accept={extensions.map((end) => `.${end}`).join(",")}
            onChange={({ target }) => {
              void store([...(target.files ?? [])]);
              target.value = "";
            }}
          />
        </span>
      )}
    </section>
  );
}
