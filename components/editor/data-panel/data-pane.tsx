"use client";

import { useDeferredValue, useMemo, useState } from "react";
import type { CellValue } from "@/components/grid/cell-value";
import { DataGrid } from "@/components/grid/data-grid";
import { type GridSort, gridOrder } from "@/components/grid/grid-order";
import { type GridRows, rowsFromCells } from "@/components/grid/grid-rows";
import type { ColumnMark } from "@/components/grid/grid-types";
import { counted } from "@/components/grid/numbers";
import { Chip } from "@/components/ui/chip";
import type { Column } from "@/lib/model/column";
import { Problems } from "./problems-view";
import { type FilterPlace, useFilterMenus } from "./use-filter-menus";
import type { Preview } from "./use-preview";

export interface DataPaneProps {
  /** Names the pane: "Output of With airport". */
  label: string;
  preview: Preview;
  /** Columns as the binder knows them, shown before the first rows are there. */
  columns: readonly Column[] | null;
  /** Other rows than the preview's own: those of a comparison. */
  rows?: GridRows;
  search: string;
  place: FilterPlace | null;
  columnMark?: (index: number) => ColumnMark | undefined;
  cellBefore?: (row: number, column: number) => CellValue | undefined;
}

/** One grid of the data panel, with what is wrong above it. */
export function DataPane(props: DataPaneProps) {
  const { label, preview, search: typed } = props;
  const [sort, setSort] = useState<GridSort | null>(null);
  const search = useDeferredValue(typed);
  const waiting = useMemo(() => rowsFromCells(props.columns ?? [], []), [props.columns]);
  const rows = props.rows ?? preview.rows ?? waiting;
  const order = useMemo(() => gridOrder(rows, sort, search), [rows, sort, search]);
  const menus = useFilterMenus(props.place);
  const loading = preview.rows === null && preview.loading;

  return (
    <section aria-label={label} className="flex min-h-0 min-w-0 flex-1 flex-col">
      {preview.errors.length > 0 ? (
        <Problems diagnostics={preview.errors} hasRows={preview.rows !== null} />
      ) : null}
      {preview.rows === null && preview.errors.length > 0 ? null : (
        <div className="relative flex min-h-0 flex-1 flex-col">
          <DataGrid
            label={label}
            rows={rows}
            order={order}
            sort={sort}
            onSort={setSort}
            search={search}
            profile={preview.profile}
            {...(menus ? { menus } : {})}
            {...(props.columnMark ? { columnMark: props.columnMark } : {})}
            {...(props.cellBefore ? { cellBefore: props.cellBefore } : {})}
            dimmed={preview.stale}
            loading={loading}
            empty={search === "" ? "No rows." : "No row of the sample holds this text."}
          />
          {sort || search !== "" ? (
            <div className="absolute right-3 bottom-2 flex gap-1.5 [&>*]:shadow-card">
              {search === "" ? null : (
                <Chip
                  mono={false}
                >{`${counted(order.length, "row")} of the sample ${order.length === 1 ? "matches" : "match"}`}</Chip>
              )}
              {sort ? (
                <Chip mono={false} tone="accent" onRemove={() => setSort(null)} removeLabel="As it came">
                  {`sample sorted by ${sort.column} ${sort.direction === "asc" ? "↑" : "↓"}`}
                </Chip>
              ) : null}
            </div>
          ) : null}
        </div>
      )}
    </section>
  );
}
