import type { Column } from "../model/column";

export interface GuessedTable {
  columns: Column[];
  rows: (string | null)[][];
}

const isDate = (text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
};

/** From narrow to wide; a column has the first type that all its cells read as. A leading zero means a code, not a number. */
const types: readonly (readonly [string, (text: string) => boolean])[] = [
  ["BOOLEAN", (text) => /^(true|false)$/i.test(text)],
  ["BIGINT", (text) => /^[+-]?(0|[1-9]\d{0,17})$/.test(text)],
  ["DOUBLE", (text) => /^[+-]?(0|[1-9]\d{0,15})?(\.\d+)?(e[+-]?\d{1,3})?$/i.test(text) && /\d/.test(text)],
  ["DATE", isDate],
];

const typeOfCell = (text: string): string => types.find(([, test]) => test(text.trim()))?.[0] ?? "VARCHAR";

function typeOfColumn(cells: readonly string[]): string {
  const filled = cells.filter((cell) => cell.trim() !== "");
  if (filled.length === 0) return "VARCHAR";
  return types.find(([, test]) => filled.every((cell) => test(cell.trim())))?.[0] ?? "VARCHAR";
}

/** Reads cells as a typed table: is the first row a header, and what type has each column. Empty cells are NULL. */
export function guessTable(cells: readonly (readonly string[])[]): GuessedTable {
  const [first = [], ...rest] = cells;
  const header = isHeader(first, rest);
  const body = header ? rest : cells;
  const names = columnNames(header ? first : first.map(() => ""));
  const columns = names.map((name, index) => ({
    name,
    type: typeOfColumn(body.map((row) => row[index] ?? "")),
  }));
  const rows = body.map((row) =>
    columns.map(({ type }, index) => {
      const cell = row[index] ?? "";
      if (cell.trim() === "") return null;
      return type === "VARCHAR" ? cell : cell.trim();
    }),
  );
  return { columns, rows };
}

/** Names are text, filled and different; values below them make it likely. */
function isHeader(first: readonly string[], rest: readonly (readonly string[])[]): boolean {
  const names = first.map((cell) => cell.trim().toLowerCase());
  return (
    rest.length > 0 &&
    names.every((name) => name !== "" && typeOfCell(name) === "VARCHAR") &&
    new Set(names).size === names.length
  );
}

/** Each filled and different without case, as DuckDB compares them. */
function columnNames(wanted: readonly string[]): string[] {
  const taken = new Set<string>();
  return wanted.map((cell, index) => {
    const stem = cell.trim().replaceAll(/\s+/g, " ") || `column${index + 1}`;
    let name = stem;
    for (let suffix = 2; taken.has(name.toLowerCase()); suffix++) name = `${stem}_${suffix}`;
    taken.add(name.toLowerCase());
    return name;
  });
}
