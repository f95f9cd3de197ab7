"use client";

import { useMemo } from "react";
import { DataGrid } from "@/components/grid/data-grid";
import { rowsFromCells } from "@/components/grid/grid-rows";
import type { Column } from "@/lib/model/column";
import { sameName } from "@/lib/nodes/column-names";

const header: readonly Column[] = [
  { name: "column", type: "VARCHAR" },
  { name: "type", type: "VARCHAR" },
  { name: "written as", type: "VARCHAR" },
];

/** The columns a target would write. Partition keys become folders rather than columns of the files. */
export function SchemaView({
  columns,
  partitionBy,
}: {
  columns: readonly Column[];
  partitionBy: readonly string[];
}) {
  const rows = useMemo(
    () =>
      rowsFromCells(
        header,
        columns.map(({ name, type }) => [
          name,
          type,
          partitionBy.some((key) => sameName(key, name)) ? `folder ${name}=…` : "column",
        ]),
      ),
    [columns, partitionBy],
  );
  const order = useMemo(() => columns.map((_, index) => index), [columns]);
  return (
    <DataGrid
      label="Columns that would be written"
      rows={rows}
      order={order}
      empty="The columns are not known yet."
    />
  );
}
