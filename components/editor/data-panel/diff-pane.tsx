"use client";

import { useMemo } from "react";
import type { Column } from "@/lib/model/column";
import type { NodeId } from "@/lib/model/pipeline";
import { useEditor } from "../editor-store";
import { DataPane } from "./data-pane";
import { columnDiff, rowDiff } from "./diff";
import { DiffSummary } from "./diff-summary";
import { passThrough } from "./pass-through";
import type { FilterPlace } from "./use-filter-menus";
import type { Preview } from "./use-preview";

export interface DiffPaneProps {
  node: NodeId;
  name: string;
  input: Preview;
  output: Preview;
  columns: readonly Column[] | null;
  search: string;
  place: FilterPlace | null;
}

/** What the node did to its input: columns, number of rows and, where rows stay the same rows, cells. */
export function DiffPane({ node, name, input, output, columns, search, place }: DiffPaneProps) {
  const pipeline = useEditor(({ document }) => document.pipeline);
  const bound = useEditor(({ binding }) => binding.nodes);
  const sources = useMemo(
    () => passThrough(pipeline, (id, port) => bound[id]?.[port], node),
    [pipeline, bound, node],
  );
  const both = input.rows && output.rows;
  const diff = useMemo(
    () => (both && input.rows && output.rows ? rowDiff(input.rows, output.rows, sources) : null),
    [both, input.rows, output.rows, sources],
  );
  const summary = useMemo(
    () => (input.rows && output.rows ? columnDiff(input.rows.columns, output.rows.columns, sources) : null),
    [input.rows, output.rows, sources],
  );
  const known = input.profile?.exact && output.profile?.exact;
  const rows =
    known && input.profile && output.profile
      ? { before: input.profile.rows, after: output.profile.rows }
      : null;
  const errors = output.errors.length > 0 ? output.errors : input.errors;
  return (
    <div className="flex min-h-0 min-w-0 flex-1 flex-col">
      {summary && diff ? (
        <DiffSummary
          diff={summary}
          rows={rows}
          changed={diff.before ? { cells: diff.changed, columns: diff.changedColumns } : null}
          note={sources && !diff.before ? "the rows come in another order, so cells are not compared" : null}
        />
      ) : null}
      <DataPane
        label={`Changes by ${name}`}
        preview={{ ...output, errors, stale: output.stale || input.stale }}
        columns={columns}
        {...(diff ? { rows: diff.rows, columnMark: (index: number) => diff.marks[index] } : {})}
        {...(diff?.before ? { cellBefore: diff.before } : {})}
        search={search}
        place={place}
      />
    </div>
  );
}
