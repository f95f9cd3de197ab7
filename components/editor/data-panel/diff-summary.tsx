import type { ReactNode } from "react";
import { count, counted, percent } from "@/components/grid/numbers";
import type { ColumnDiff } from "./diff";

const MOST = 6;

export interface DiffSummaryProps {
  diff: ColumnDiff;
  /** All rows of the input and the output, where both are known. */
  rows: { before: number; after: number } | null;
  /** Changed cells of the sample and their columns; null where cells are not compared. */
  changed: { cells: number; columns: readonly string[] } | null;
}

/** What the node did, in one line. */
export function DiffSummary({ diff, rows, changed }: DiffSummaryProps) {
  const parts: [string, ReactNode][] = [];
  const names = (list: readonly string[]) =>
    list.slice(0, MOST).join(", ") + (list.length > MOST ? ` and ${list.length - MOST} more` : "");
  const add = (key: string, sign: string, tone: string, list: readonly string[]) => {
    if (list.length > 0)
      parts.push([
        key,
        <>
          <span className={tone}>{sign}</span> <span className="font-mono text-sm">{names(list)}</span>
        </>,
      ]);
  };
  add("added", "added", "text-ok", diff.added);
  add(
    "removed",
    "removed",
    "text-bad",
    diff.removed.map(({ name }) => name),
  );
  add(
    "renamed",
    "renamed",
    "text-warn",
    diff.renamed.map(({ from, to }) => `${from} → ${to}`),
  );
  add(
    "retyped",
    "retyped",
    "text-warn",
    diff.retyped.map(({ name, from, to }) => `${name} ${from} → ${to}`),
  );
  if (parts.length === 0) parts.push(["same", "same columns"]);
  if (rows) parts.push(["rows", rowWords(rows.before, rows.after)]);
  if (changed?.cells === 0) parts.push(["cells", "no cell of the sample changed"]);
  else if (changed)
    parts.push([
      "cells",
      <>
        {counted(changed.cells, "cell")} of the sample changed in{" "}
        <span className="font-mono text-sm">{names(changed.columns)}</span>
      </>,
    ]);
  return (
    <p className="flex min-h-7 shrink-0 flex-wrap items-center gap-x-3 border-b border-line px-3 text-dim">
      {parts.map(([key, words]) => (
        <span key={key}>{words}</span>
      ))}
    </p>
  );
}

function rowWords(before: number, after: number): string {
  if (before === after) return `${count(after)} rows, as before`;
  const share = after < before ? ` (${percent(after, before)})` : "";
  return `${count(before)} → ${count(after)} rows${share}`;
}
