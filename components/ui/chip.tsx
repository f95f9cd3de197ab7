import { X } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";

export type ChipProps = Omit<ComponentProps<"span">, "children" | "onClick"> & {
  children: ReactNode;
  /** Makes the chip a button. */
  onClick?: () => void;
  onRemove?: () => void;
  /** Names the remove button: "Remove state". */
  removeLabel?: string;
  /** Code (a column, a value) is mono; words are not. */
  mono?: boolean;
  tone?: "default" | "accent" | "bad";
};

const tones = {
  default: "border-line bg-sunken text-text",
  accent: "border-accent/30 bg-accent-bg text-accent",
  bad: "border-bad/30 bg-bad/10 text-bad",
} as const;

export function Chip(props: ChipProps) {
  const {
    children,
    onClick,
    onRemove,
    removeLabel = "Remove",
    mono = true,
    tone = "default",
    ...rest
  } = props;
  return (
    <span
      {...rest}
      className={cn(
        "inline-flex h-5 max-w-full min-w-0 items-center gap-1 rounded-[6px] border px-[7px] align-middle text-sm",
        mono && "font-mono",
        tones[tone],
        onClick && "hover:border-line-2",
        rest.className,
      )}
    >
      {onClick ? (
        <button type="button" onClick={onClick} className="min-w-0 truncate rounded-xs">
          {children}
        </button>
      ) : (
        <span className="min-w-0 truncate">{children}</span>
      )}
      {onRemove ? (
        <button
          type="button"
          aria-label={removeLabel}
          onClick={onRemove}
          className="-mr-1 grid size-4 shrink-0 place-items-center rounded-xs text-faint hover:text-bad"
        >
          <X size={12} aria-hidden />
        </button>
      ) : null}
    </span>
  );
}
