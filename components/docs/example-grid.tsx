"use client";

import { type ReactNode, useMemo } from "react";
import { DataGrid } from "@/components/grid/data-grid";
import { gridOrder } from "@/components/grid/grid-order";
import type { GridRows } from "@/components/grid/grid-rows";
import { PLAIN_HEADER_HEIGHT } from "@/components/grid/grid-types";

const ROW_HEIGHT = 26;
const MOST_ROWS = 9;

type ExampleGridProps = { title: string; rows: GridRows; loading?: boolean; note?: ReactNode };

/** A titled grid as high as its rows, up to a limit. */
export function ExampleGrid({ title, rows, loading = false, note }: ExampleGridProps) {
  const order = useMemo(() => gridOrder(rows, null, ""), [rows]);
  const shown = Math.min(Math.max(order.length, 2), MOST_ROWS);
  return (
    <section aria-label={title}>
      <div className="flex items-baseline gap-2 pb-1.5">
        <h3 className="text-sm text-dim">{title}</h3>
        {note ? <span className="text-sm text-faint">{note}</span> : null}
      </div>
      <div
        className="flex overflow-hidden rounded-md border border-line bg-surface"
        style={{ height: PLAIN_HEADER_HEIGHT + shown * ROW_HEIGHT + 14 }}
      >
        <DataGrid label={title} rows={rows} order={order} loading={loading} empty="No rows." />
      </div>
    </section>
  );
}
