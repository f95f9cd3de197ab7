"use client";

import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";
import { controlFrame } from "./control";
import { useFieldProps } from "./field-context";

export type InputProps = Omit<ComponentProps<"input">, "prefix"> & {
  /** An icon or word inside the frame; clicks pass through to the input. */
  prefix?: ReactNode;
  suffix?: ReactNode;
  mono?: boolean;
};

export function Input({ prefix, suffix, mono = false, className, type = "text", ...props }: InputProps) {
  const input = (
    <input
      {...props}
      {...useFieldProps(props)}
      type={type}
      className={cn(
        controlFrame,
        "h-7 px-2 read-only:bg-sunken",
        mono && "font-mono text-sm",
        prefix && "pl-7",
        suffix && "pr-7",
        className,
      )}
    />
  );
  if (!prefix && !suffix) return input;
  return (
    <span className="relative flex w-full min-w-0 items-center">
      {prefix ? (
        <span className="pointer-events-none absolute left-2 flex items-center text-faint">{prefix}</span>
      ) : null}
      {input}
      {suffix ? <span className="absolute right-1 flex items-center text-faint">{suffix}</span> : null}
    </span>
  );
}
