"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import { count } from "@/components/grid/numbers";
import { IconButton } from "@/components/ui/icon-button";

type PaginationProps = {
  page: number;
  pageSize: number;
  total: number;
  onPage: (page: number) => void;
  /** "jobs" */
  noun: string;
};

/** "51–100 of 240 jobs", with a step back and forth. Nothing when all fits on one page. */
export function Pagination({ page, pageSize, total, onPage, noun }: PaginationProps) {
  const pages = Math.ceil(total / pageSize);
  if (pages <= 1 && page === 1) return null;
  const first = (page - 1) * pageSize + 1;
  return (
    <nav
      aria-label="Pages"
      className="flex h-10 shrink-0 items-center justify-end gap-1 border-t border-line bg-surface px-3 text-dim"
    >
      <span className="mr-2 tabular">
        {total === 0 ? 0 : count(Math.min(first, total))}–{count(Math.min(total, page * pageSize))} of{" "}
        {count(total)} {noun}
      </span>
      <IconButton
        icon={ChevronLeft}
        label="Previous page"
        disabled={page <= 1}
        onClick={() => onPage(Math.max(1, Math.min(page - 1, pages)))}
      />
      <IconButton
        icon={ChevronRight}
        label="Next page"
        disabled={page >= pages}
        onClick={() => onPage(page + 1)}
      />
    </nav>
  );
}
