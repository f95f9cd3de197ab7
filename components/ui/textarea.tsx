"use client";

import type { ComponentProps } from "react";
import { cn } from "./cn";
import { controlFrame } from "./control";
import { useFieldProps } from "./field-context";

export type TextareaProps = ComponentProps<"textarea"> & {
  mono?: boolean;
  /** Grows with its text, up to its max-height. */
  grow?: boolean;
};

export function Textarea({ mono = false, grow = false, rows = 3, className, ...props }: TextareaProps) {
  return (
    <textarea
      {...props}
      {...useFieldProps(props)}
      rows={rows}
      className={cn(
        controlFrame,
        "block px-2 py-1 read-only:bg-sunken",
        mono && "font-mono text-sm",
        grow ? "field-sizing-content max-h-80 resize-none" : "resize-y",
        className,
      )}
    />
  );
}
