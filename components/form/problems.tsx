"use client";

import { useEditor } from "@/components/editor/editor-store";
import { Chip } from "@/components/ui/chip";
import { cn } from "@/components/ui/cn";
import type { Diagnostic } from "@/lib/model/diagnostic";

export interface ProblemsProps {
  diagnostics: readonly Diagnostic[];
  /** Puts a choice in the place of what is wrong. */
  onChoice?: (diagnostic: Diagnostic, choice: string) => void;
}

const tones = { error: "text-bad", warning: "text-warn", info: "text-dim" } as const;

/** What is wrong, with the nearest choices one click away. */
export function Problems({ diagnostics, onChoice }: ProblemsProps) {
  // Ranges speak of the text as it was bound: they are not used while newer words are being checked.
  const pending = useEditor(({ binding }) => binding.pending);
  return diagnostics.map((diagnostic) => {
    const { message, severity, choices = [], field = [] } = diagnostic;
    return (
      <span key={`${field.join(".")} ${message}`} className={cn("block break-words", tones[severity])}>
        {message}
        {choices.length > 0 && onChoice ? (
          <>
            {" Nearest: "}
            {choices.slice(0, 4).map((choice) => (
              <Chip
                key={choice}
                tone={severity === "error" ? "bad" : "default"}
                className="mr-1"
                onClick={() => {
                  if (!pending) onChoice(diagnostic, choice);
                }}
              >
                {choice}
              </Chip>
            ))}
          </>
        ) : null}
      </span>
    );
  });
}
