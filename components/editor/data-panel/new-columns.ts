import type { ColumnMark } from "@/components/grid/grid-types";
import type { Column } from "@/lib/model/column";

/** Marks the output's columns that the input beside it does not have. */
export function newColumns(
  input: readonly Column[],
  output: readonly Column[],
): (index: number) => ColumnMark | undefined {
  const known = new Set(input.map(({ name }) => name.toLowerCase()));
  const marks = output.map(({ name }) => (known.has(name.toLowerCase()) ? undefined : ("new" as const)));
  return (index) => marks[index];
}
