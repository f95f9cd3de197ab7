"use client";

import { useMemo } from "react";
import type { GridRows } from "@/components/grid/grid-rows";
import type { Column } from "@/lib/model/column";
import type { NodeId } from "@/lib/model/pipeline";
import { useEditor } from "../editor-store";
import { DataPane } from "./data-pane";
import { columnDiff, rowDiff } from "./diff";
import { DiffSummary } from "./diff-summary";
import { PAIRED_NODE, pairedNode, projectionOf } from "./projection";
import type { FilterPlace } from "./use-filter-menus";
import { type Preview, usePreview } from "./use-preview";

export interface DiffPaneProps {
  node: NodeId;
  name: string;
  input: Preview;
  output: Preview;
  inputColumns: readonly Column[] | null;
  columns: readonly Column[] | null;
  limit: number;
  search: string;
  place: FilterPlace | null;
}

/** What the node did to its input: columns, number of rows and, where rows stay the same rows, cells. */
export function DiffPane(props: DiffPaneProps) {
  const { node, name, input, output, inputColumns, columns, search, place } = props;
  const pipeline = useEditor(({ document }) => document.pipeline);
  const bound = useEditor(({ binding }) => binding.nodes);
  const projection = useMemo(
    () => projectionOf(pipeline, (id, port) => bound[id]?.[port], node),
    [pipeline, bound, node],
  );
  const sources = useMemo(
    () => projection && new Map(projection.columns.map((column) => [column.name, column.source])),
    [projection],
  );
  const extra = useMemo(
    () => (projection && inputColumns ? { [PAIRED_NODE]: pairedNode(projection, inputColumns) } : undefined),
    [projection, inputColumns],
  );
  const paired = usePreview(
    extra ? { node: PAIRED_NODE, output: "out", limit: props.limit, pane: "diff", extra, plain: true } : null,
  );

  const diff = useMemo(() => {
    const pair = paired.rows;
    if (pair && columns && inputColumns && pair.columns.length === columns.length + inputColumns.length)
      return rowDiff(part(pair, inputColumns, columns.length), part(pair, columns, 0), sources);
    return input.rows && output.rows && !extra ? rowDiff(input.rows, output.rows, null) : null;
  }, [paired.rows, columns, inputColumns, sources, input.rows, output.rows, extra]);
  const summary = useMemo(
    () => (inputColumns && columns ? columnDiff(inputColumns, columns, sources) : null),
    [inputColumns, columns, sources],
  );
  const rows =
    input.profile?.exact && output.profile?.exact
      ? { before: input.profile.rows, after: output.profile.rows }
      : null;
  const errors = [output.errors, input.errors, paired.errors].find((list) => list.length > 0) ?? [];
  return (
    <div className="flex min-h-0 min-w-0 flex-1 flex-col">
      {summary ? (
        <DiffSummary
          diff={summary}
          rows={rows}
          changed={diff?.before ? { cells: diff.changed, columns: diff.changedColumns } : null}
        />
      ) : null}
      <DataPane
        label={`Changes by ${name}`}
        preview={{ ...output, errors, stale: output.stale || input.stale || paired.stale }}
        columns={columns}
        {...(diff ? { rows: diff.rows, columnMark: (index: number) => diff.marks[index] } : {})}
        {...(diff?.before ? { cellBefore: diff.before } : {})}
        search={search}
        place={place}
      />
    </div>
  );
}

/** Some columns of wider rows, under their own names. */
const part = (rows: GridRows, columns: readonly Column[], from: number): GridRows => ({
  columns,
  count: rows.count,
  value: (row, column) => rows.value(row, from + column),
});
