import type { LucideIcon } from "lucide-react";
import type { ComponentProps } from "react";
import { cn } from "./cn";
import { Spinner } from "./spinner";
import { Tooltip } from "./tooltip";

const sizes = { sm: "size-6", md: "size-7", lg: "size-8" } as const;
const variants = {
  ghost: "border-transparent bg-transparent text-dim hover:bg-sunken hover:text-text active:bg-line",
  default: "border-line-2 bg-surface text-text hover:bg-sunken active:bg-line",
  danger: "border-transparent bg-transparent text-dim hover:bg-bad/10 hover:text-bad active:bg-bad/15",
} as const;

export type IconButtonProps = Omit<ComponentProps<"button">, "children" | "aria-label"> & {
  icon: LucideIcon;
  /** Names the button and is its tooltip. */
  label: string;
  shortcut?: string;
  side?: "top" | "right" | "bottom" | "left";
  size?: keyof typeof sizes;
  variant?: keyof typeof variants;
  /** For toggles: sets aria-pressed. */
  pressed?: boolean;
  busy?: boolean;
};

export function IconButton({
  icon: Icon,
  label,
  shortcut,
  side,
  size = "md",
  variant = "ghost",
  pressed,
  busy = false,
  className,
  type = "button",
  onClick,
  ...props
}: IconButtonProps) {
  return (
    <Tooltip label={label} shortcut={shortcut} {...(side ? { side } : {})}>
      <button
        type={type}
        aria-label={label}
        aria-pressed={pressed}
        aria-busy={busy || undefined}
        onClick={busy ? undefined : onClick}
        className={cn(
          "inline-flex shrink-0 items-center justify-center rounded-md border transition-colors",
          "disabled:pointer-events-none disabled:opacity-45 aria-pressed:bg-accent-bg aria-pressed:text-accent",
          variants[variant],
          sizes[size],
          className,
        )}
        {...props}
      >
        {busy ? <Spinner /> : <Icon size={size === "sm" ? 14 : 16} strokeWidth={1.75} aria-hidden />}
      </button>
    </Tooltip>
  );
}
