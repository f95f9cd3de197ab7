import Link from "next/link";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

export type PageHeaderProps = {
  /** Becomes the h1; an editable name may stand in its place. */
  title: ReactNode;
  crumbs?: readonly { href: string; label: string }[];
  /** A state or a count beside the title. */
  meta?: ReactNode;
  /** LinkTabs. */
  tabs?: ReactNode;
  /** Buttons, right aligned, the main one last. */
  actions?: ReactNode;
  className?: string;
};

/** The 44px bar at the top of every page. */
export function PageHeader({ title, crumbs = [], meta, tabs, actions, className }: PageHeaderProps) {
  return (
    <header
      className={cn(
        "sticky top-0 z-20 flex h-11 shrink-0 items-center gap-3.5 border-b border-line bg-surface pr-3 pl-4",
        className,
      )}
    >
      {crumbs.length > 0 ? (
        <nav aria-label="Breadcrumb" className="flex shrink-0 gap-1 text-dim">
          {crumbs.map(({ href, label }) => (
            <span key={href} className="flex gap-1">
              <Link href={href} className="rounded-xs hover:text-text hover:underline">
                {label}
              </Link>
              <span aria-hidden>/</span>
            </span>
          ))}
        </nav>
      ) : null}
      <h1 className="min-w-0 truncate font-semibold">{title}</h1>
      {meta ? <div className="flex min-w-0 items-center gap-2 text-dim">{meta}</div> : null}
      {tabs ? <div className="ml-3.5 shrink-0">{tabs}</div> : null}
      {actions ? <div className="ml-auto flex shrink-0 items-center gap-2">{actions}</div> : null}
    </header>
  );
}
