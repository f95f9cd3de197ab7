import Link from "next/link";
import { type ReactNode, useId } from "react";
import { cn } from "@/components/ui/cn";

type SectionProps = {
  title: string;
  /** Where all of it is. */
  more?: { href: string; label: string };
  className?: string;
  children: ReactNode;
};

/** A titled card of the home page. */
export function Section({ title, more, className, children }: SectionProps) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className={cn(
        "min-w-0 overflow-hidden rounded-lg border border-line bg-surface shadow-card",
        className,
      )}
    >
      <header className="flex h-10 items-center gap-3 border-b border-line px-3.5">
        <h2 id={id} className="text-base">
          {title}
        </h2>
        {more ? (
          <Link
            href={more.href}
            className="ml-auto rounded-xs text-sm text-dim hover:text-text hover:underline"
          >
            {more.label}
          </Link>
        ) : null}
      </header>
      {children}
    </section>
  );
}
