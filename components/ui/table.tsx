import { ArrowDown, ArrowUp, ChevronsUpDown } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";

export function Table({ className, ...props }: ComponentProps<"table">) {
  return <table {...props} className={cn("w-full border-collapse text-left", className)} />;
}

/** Stays at the top of the nearest scroller. */
export function TableHead({ className, ...props }: ComponentProps<"thead">) {
  return <thead {...props} className={cn("sticky top-0 z-10 bg-surface [&_tr]:border-0", className)} />;
}

export function TableBody(props: ComponentProps<"tbody">) {
  return <tbody {...props} />;
}

export function TableRow({ className, ...props }: ComponentProps<"tr">) {
  return (
    <tr
      {...props}
      className={cn("group border-b border-line transition-colors aria-selected:bg-accent-bg", className)}
    />
  );
}

type Align = { align?: "left" | "right" };

export type TableHeaderProps = Omit<ComponentProps<"th">, "align"> &
  Align & {
    /** Leave it out where a column does not sort; null where it could but does not now. */
    sort?: "asc" | "desc" | null;
    onSort?: () => void;
    children?: ReactNode;
  };

export function TableHeader({
  align = "left",
  sort,
  onSort,
  className,
  children,
  ...props
}: TableHeaderProps) {
  const Arrow = sort === "asc" ? ArrowUp : sort === "desc" ? ArrowDown : ChevronsUpDown;
  const ariaSort =
    sort === undefined ? undefined : sort === null ? "none" : sort === "asc" ? "ascending" : "descending";
  return (
    <th
      scope="col"
      aria-sort={ariaSort}
      {...props}
      className={cn(
        "h-8 whitespace-nowrap px-2.5 text-sm font-normal text-dim shadow-[inset_0_-1px_var(--line)]",
        align === "right" && "text-right",
        className,
      )}
    >
      {onSort ? (
        <button
          type="button"
          onClick={onSort}
          className={cn(
            "group/sort inline-flex items-center gap-1 rounded-xs hover:text-text",
            sort && "text-text",
          )}
        >
          {children}
          <Arrow
            size={12}
            aria-hidden
            className={cn(
              !sort && "opacity-0 group-hover/sort:opacity-100 group-focus-visible/sort:opacity-100",
            )}
          />
        </button>
      ) : (
        children
      )}
    </th>
  );
}

export type TableCellProps = Omit<ComponentProps<"td">, "align"> & Align & { mono?: boolean };

export function TableCell({ align = "left", mono = false, className, ...props }: TableCellProps) {
  return (
    <td
      {...props}
      className={cn(
        "h-9 px-2.5 align-middle",
        mono && "font-mono text-sm",
        align === "right" && "text-right tabular",
        className,
      )}
    />
  );
}
