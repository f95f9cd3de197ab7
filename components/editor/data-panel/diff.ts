import { type CellValue, cellText } from "@/components/grid/cell-value";
import type { GridRows } from "@/components/grid/grid-rows";
import type { ColumnMark } from "@/components/grid/grid-types";
import type { Column } from "@/lib/model/column";
import { sameName } from "@/lib/nodes/column-names";

export interface ColumnDiff {
  added: readonly string[];
  removed: readonly Column[];
  retyped: readonly { name: string; from: string; to: string }[];
  renamed: readonly { from: string; to: string }[];
}

/** Columns by name, as DuckDB compares names; `sources` tells renames where the node is known to pass columns on. */
export function columnDiff(
  before: readonly Column[],
  after: readonly Column[],
  sources: ReadonlyMap<string, string | null> | null = null,
): ColumnDiff {
  const find = (columns: readonly Column[], wanted: string) =>
    columns.find(({ name }) => sameName(name, wanted));
  const renamed = after.flatMap(({ name }) => {
    const from = sources?.get(name);
    return from && !sameName(from, name) && !find(after, from) && !find(before, name)
      ? [{ from, to: name }]
      : [];
  });
  return {
    renamed,
    added: after
      .filter(({ name }) => !find(before, name) && !renamed.some(({ to }) => to === name))
      .map(({ name }) => name),
    removed: before.filter(
      ({ name }) => !find(after, name) && !renamed.some(({ from }) => sameName(from, name)),
    ),
    retyped: after.flatMap(({ name, type }) => {
      const was = find(before, renamed.find(({ to }) => to === name)?.from ?? name);
      return was && was.type !== type ? [{ name, from: was.type, to: type }] : [];
    }),
  };
}

export interface RowDiff {
  /** The output's columns, with those that are gone where they stood. */
  rows: GridRows;
  marks: readonly (ColumnMark | undefined)[];
  /** What stood in a cell, where it changed; null where cells cannot be compared. */
  before: ((row: number, column: number) => CellValue | undefined) | null;
  changed: number;
  /** Columns with changed cells. */
  changedColumns: readonly string[];
}

/** Lays the output over the input. With `sources` the rows are the same ones in the same order, and cells are compared. */
export function rowDiff(
  input: GridRows,
  output: GridRows,
  sources: ReadonlyMap<string, string | null> | null,
): RowDiff {
  const diff = columnDiff(input.columns, output.columns, sources);
  const aligned = sources !== null;
  // A column that is gone has values to show only beside the same rows.
  const places = merged(input, output, aligned ? diff.removed : []);
  const was = places.map(({ name, from }) => {
    const source = from === "input" ? undefined : (sources?.get(name) ?? name);
    return source === undefined ? -1 : input.columns.findIndex((column) => sameName(column.name, source));
  });
  const value = (row: number, column: number): CellValue => {
    const place = places[column];
    if (!place) return null;
    if (place.from === "output") return output.value(row, place.index);
    return input.value(row, place.index);
  };
  const before = (row: number, column: number): CellValue | undefined => {
    const index = was[column] ?? -1;
    if (index < 0 || row >= input.count) return undefined;
    const [then, now] = [input.value(row, index), value(row, column)];
    return sameCell(then, now) ? undefined : then;
  };
  let changed = 0;
  const touched = new Set<number>();
  if (aligned) {
    for (let row = 0; row < Math.min(output.count, MOST_COMPARED); row++) {
      for (let column = 0; column < places.length; column++) {
        if (before(row, column) === undefined) continue;
        changed++;
        touched.add(column);
      }
    }
  }
  return {
    rows: { columns: places.map(({ name, type }) => ({ name, type })), count: output.count, value },
    marks: places.map(({ name, from }, index) => {
      if (from === "input") return "removed";
      if (diff.added.includes(name)) return "new";
      const different =
        diff.retyped.some((one) => one.name === name) || diff.renamed.some(({ to }) => to === name);
      return different || touched.has(index) ? "changed" : undefined;
    }),
    before: aligned ? before : null,
    changed,
    changedColumns: places.filter((_, index) => touched.has(index)).map(({ name }) => name),
  };
}

/** Rows whose changed cells are counted; more are compared as they come on the screen. */
const MOST_COMPARED = 1000;

interface Place extends Column {
  from: "input" | "output";
  index: number;
}

/** The output's columns in order; a removed one follows the column it stood behind. */
function merged(input: GridRows, output: GridRows, removed: readonly Column[]): Place[] {
  const places: Place[] = output.columns.map((column, index) => ({ ...column, from: "output", index }));
  for (const gone of removed) {
    const index = input.columns.findIndex(({ name }) => name === gone.name);
    const previous = input.columns[index - 1]?.name;
    const after = previous === undefined ? -1 : places.findIndex(({ name }) => sameName(name, previous));
    places.splice(previous !== undefined && after < 0 ? places.length : after + 1, 0, {
      ...gone,
      from: "input",
      index,
    });
  }
  return places;
}

const sameCell = (a: CellValue, b: CellValue): boolean =>
  a === b || (a !== null && b !== null && cellText(a) === cellText(b));
