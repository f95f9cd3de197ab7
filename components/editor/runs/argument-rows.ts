import { newId } from "@/lib/util/ids";

export interface ArgumentRow {
  id: string;
  name: string;
  value: string;
}

export const emptyRow = (): ArgumentRow => ({ id: newId("a"), name: "", value: "" });

/** The arguments that the rows say, and what is wrong with a row. A row with nothing in it is no argument. */
export function argumentsOf(rows: readonly ArgumentRow[]): {
  given: Record<string, string>;
  problems: ReadonlyMap<string, string>;
} {
  const problems = new Map<string, string>();
  const given = new Map<string, string>();
  for (const { id, name, value } of rows) {
    const key = name.trim();
    if (key === "" && value === "") continue;
    if (key === "") problems.set(id, "It needs a name.");
    else if (given.has(key)) problems.set(id, "This name is there twice.");
    else given.set(key, value);
  }
  return { given: Object.fromEntries(given), problems };
}

/** Rows for pasted lines of `name=value` (a leading `--` is dropped), or null for any other text. */
export function pastedRows(text: string): ArgumentRow[] | null {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== "");
  const pairs = lines.map((line) => /^\s*(?:--)?([^=\s]+)\s*=\s?(.*)$/.exec(line));
  if (pairs.length === 0 || pairs.some((pair) => pair === null)) return null;
  return pairs.map((pair) => ({ id: newId("a"), name: pair?.[1] ?? "", value: pair?.[2] ?? "" }));
}
