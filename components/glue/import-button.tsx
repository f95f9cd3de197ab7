"use client";

import { FileInput } from "lucide-react";
import { useRef } from "react";
import { Button } from "@/components/ui/button";

type ImportButtonProps = { onFiles: (files: readonly File[]) => void; busy: boolean };

/** Opens the system's dialog for job files. */
export function ImportButton({ onFiles, busy }: ImportButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        hidden
        onChange={({ target }) => {
          const files = [...(target.files ?? [])];
          // The same file may be picked again after a failure.
          target.value = "";
          if (files.length > 0) onFiles(files);
        }}
      />
      <Button icon={FileInput} busy={busy} onClick={() => input.current?.click()}>
        Import job
      </Button>
    </>
  );
}
