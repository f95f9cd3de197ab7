import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./cn";

export type EmptyStateProps = {
  icon?: LucideIcon;
  title: string;
  /** What to do next. */
  children?: ReactNode;
  actions?: ReactNode;
  /** "bad" for what failed, not for what is merely empty. */
  tone?: "default" | "bad";
  headingLevel?: "h1" | "h2" | "h3";
  className?: string;
};

export function EmptyState(props: EmptyStateProps) {
  const { icon: Icon, title, children, actions, tone = "default", headingLevel: Heading = "h2" } = props;
  return (
    <div className={cn("flex flex-col items-center justify-center px-6 py-12 text-center", props.className)}>
      {Icon ? (
        <span
          className={cn(
            "mb-3 grid size-10 place-items-center rounded-lg border",
            tone === "bad" ? "border-bad/30 bg-bad/10 text-bad" : "border-line bg-sunken text-dim",
          )}
        >
          <Icon size={20} strokeWidth={1.75} aria-hidden />
        </span>
      ) : null}
      <Heading className="text-base font-semibold">{title}</Heading>
      {children ? <div className="mt-1 max-w-[44ch] text-dim">{children}</div> : null}
      {actions ? <div className="mt-4 flex flex-wrap justify-center gap-2">{actions}</div> : null}
    </div>
  );
}
