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

/** The cells of a pasted table: tabs between, quotes understood, a last line break ignored. */
export function fromTsv(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = "";
  let quoted = false;
  const source = text.replaceAll("\r\n", "\n").replaceAll("\r", "\n").replace(/\n$/, "");
  for (let at = 0; at < source.length; at++) {
    const character = source[at] as string;
    if (quoted) {
      if (character !== '"') cell += character;
      else if (source[at + 1] === '"') cell += source[++at];
      else quoted = false;
    } else if (character === '"' && cell === "") quoted = true;
    else if (character === "\t" || character === "\n") {
      rows.at(-1)?.push(cell);
      cell = "";
      if (character === "\n") rows.push([]);
    } else cell += character;
  }
  rows.at(-1)?.push(cell);
  return rows;
}
