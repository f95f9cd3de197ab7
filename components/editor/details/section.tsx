import { type ReactNode, useId } from "react";
import { cn } from "@/components/ui/cn";

type SectionProps = {
  title: string;
  /** What it is about, where the title does not say. */
  about?: ReactNode;
  actions?: ReactNode;
  tone?: "default" | "danger";
  className?: string;
  children: ReactNode;
};

/** A titled card of the details. */
export function Section({ title, about, actions, tone = "default", className, children }: SectionProps) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className={cn(
        "min-w-0 overflow-hidden rounded-lg border bg-surface shadow-card",
        tone === "danger" ? "border-bad/40" : "border-line",
        className,
      )}
    >
      <header className="flex items-start gap-3 px-4 pt-3 pb-1">
        <div className="min-w-0 flex-1">
          <h2 id={id} className="text-base">
            {title}
          </h2>
          {about ? <p className="text-sm text-dim">{about}</p> : null}
        </div>
        {actions}
      </header>
      {children}
    </section>
  );
}
