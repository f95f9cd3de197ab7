import type { ReactNode } from "react";
import { cn } from "./cn";

const dots = {
  neutral: "bg-faint",
  ok: "bg-ok",
  warn: "bg-warn",
  bad: "bg-bad",
  running: "bg-accent animate-pulse motion-reduce:animate-none",
  idle: "border border-faint bg-transparent",
} as const;

const fills = {
  neutral: "bg-sunken text-dim",
  ok: "bg-ok/10 text-ok",
  warn: "bg-warn/10 text-warn",
  bad: "bg-bad/10 text-bad",
  running: "bg-accent-bg text-accent",
  idle: "bg-sunken text-dim",
} as const;

export type BadgeState = keyof typeof dots;

export type BadgeProps = {
  state?: BadgeState;
  children: ReactNode;
  /** A tinted pill, for lists; plain is a dot and text. */
  filled?: boolean;
  className?: string;
  title?: string;
};

/** The words carry the state; the colour repeats it. */
export function Badge({ state = "neutral", children, filled = false, className, title }: BadgeProps) {
  return (
    <span
      title={title}
      className={cn(
        "inline-flex min-w-0 items-center gap-[5px] whitespace-nowrap text-sm",
        filled ? cn("h-5 rounded-full px-2", fills[state]) : "text-dim",
        className,
      )}
    >
      <span aria-hidden className={cn("size-[7px] shrink-0 rounded-full", dots[state])} />
      <span className="truncate">{children}</span>
    </span>
  );
}
