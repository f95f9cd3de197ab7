import { type CellValue, cellText } from "./cell-value";

/** Cells as spreadsheets paste them: tabs between, quotes around what holds a tab, a quote or a line break; NULL is empty. */
export function toTsv(rows: readonly (readonly CellValue[])[], header?: readonly string[]): string {
  const only = rows.length === 1 && rows[0]?.length === 1 && !header;
  if (only) return plain(rows[0]?.[0] ?? null);
  const lines = rows.map((row) => row.map((value) => quote(plain(value))).join("\t"));
  return (header ? [header.map(quote).join("\t"), ...lines] : lines).join("\n");
}

const plain = (value: CellValue): string => (value === null ? "" : cellText(value));
const quote = (text: string): string => (/["\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
