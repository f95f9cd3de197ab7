import type { Column } from "../model/column";

/** Column names are compared without case, as DuckDB does. */
export const sameName = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** The name as the input has it (`ID` for `id`); a name it lacks stays, and binding reports it. */
export const actualName = (columns: readonly Column[], name: string): string =>
  columns.find((column) => column.name === name)?.name ??
  columns.find((column) => sameName(column.name, name))?.name ??
  name;

/** The names as the input has them, each once. */
export function actualNames(columns: readonly Column[], names: readonly string[]): string[] {
  const actual = names.map((name) => actualName(columns, name));
  return actual.filter((name, index) => actual.findIndex((other) => sameName(other, name)) === index);
}

/** The first name that stands twice, or undefined. */
export function repeatedName(names: readonly string[]): string | undefined {
  const seen = new Set<string>();
  return names.find((name) => seen.size === seen.add(name.toLowerCase()).size);
}

/** The names as the input has them, each once; one it lacks is refused in words. */
export function presentNames(
  input: { name: string; columns: readonly Column[] },
  names: readonly string[],
): string[] {
  const missing = names.find((name) => !hasName(input.columns, name));
  if (missing !== undefined) throw new Error(`“${input.name}” has no column “${missing}”.`);
  return actualNames(input.columns, names);
}

/** Whether one of the columns has the name. */
export const hasName = (columns: readonly Column[], name: string): boolean =>
  columns.some((column) => sameName(column.name, name));
