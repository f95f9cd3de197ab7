import type { LucideIcon } from "lucide-react";
import { Slot } from "radix-ui";
import type { ComponentProps } from "react";
import { cn } from "./cn";
import { Spinner } from "./spinner";

const variants = {
  default: "border-line-2 bg-surface text-text hover:bg-sunken active:bg-line",
  primary: "border-accent bg-accent text-on-accent hover:bg-accent/90 active:bg-accent/80",
  danger: "border-bad bg-bad text-on-bad hover:bg-bad/90 active:bg-bad/80",
  "danger-quiet": "border-line-2 bg-surface text-bad hover:bg-bad/10 active:bg-bad/15",
  ghost: "border-transparent bg-transparent text-dim hover:bg-sunken hover:text-text active:bg-line",
} as const;

const sizes = { sm: "h-6 gap-1 px-2 text-sm", md: "h-7 gap-1.5 px-2.5", lg: "h-8 gap-2 px-3" } as const;

export type ButtonVariant = keyof typeof variants;

export type ButtonProps = ComponentProps<"button"> & {
  variant?: ButtonVariant;
  size?: keyof typeof sizes;
  icon?: LucideIcon;
  /** Shows a spinner and refuses clicks; focus stays. */
  busy?: boolean;
  /** Renders its only child (a Link, an `a`) with the look of a button; `icon` and `busy` do not apply. */
  asChild?: boolean;
};

export function buttonClass(variant: ButtonVariant = "default", size: keyof typeof sizes = "md"): string {
  return cn(
    "inline-flex shrink-0 select-none items-center justify-center whitespace-nowrap rounded-md border font-medium",
    "transition-colors disabled:opacity-50 disabled:pointer-events-none aria-busy:cursor-progress",
    variants[variant],
    sizes[size],
  );
}

export function Button({
  variant,
  size,
  icon: Icon,
  busy = false,
  asChild = false,
  className,
  children,
  onClick,
  type = "button",
  ...props
}: ButtonProps) {
  const look = cn(buttonClass(variant, size), className);
  if (asChild) {
    return (
      <Slot.Root className={look} onClick={onClick} {...props}>
        {children}
      </Slot.Root>
    );
  }
  return (
    <button
      type={type}
      className={look}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
      {...props}
    >
      {busy ? <Spinner size={14} /> : Icon ? <Icon size={15} strokeWidth={1.75} aria-hidden /> : null}
      {children}
    </button>
  );
}
