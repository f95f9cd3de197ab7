/** Cells of a table that was copied from a spreadsheet or a text file, or null when the text is no table. */
export function readTableText(text: string, options: { singleColumn?: boolean } = {}): string[][] | null {
  const clean = text.replace(/^\uFEFF/, "").replaceAll("\0", "");
  if (clean.trim() === "") return null;
  for (const delimiter of ["\t", ";", ",", "|"]) {
    if (!clean.includes(delimiter)) continue;
    const rows = split(clean, delimiter);
    const [first] = rows;
    // A tab is a cell even in one line; other delimiters occur in prose, so they must repeat in the same number.
    if (!first || first.length < 2) continue;
    if (delimiter === "\t") return pad(rows);
    if (rows.length > 1 && rows.every((row) => row.length === first.length)) return rows;
  }
  if (!options.singleColumn) return null;
  const lines = split(clean, "\t");
  return lines.length > 1 ? lines : null;
}

const pad = (rows: string[][]): string[][] => {
  const width = Math.max(...rows.map((row) => row.length));
  return rows.map((row) => [...row, ...Array<string>(width - row.length).fill("")]);
};

/** RFC 4180 with any delimiter; empty lines are left out. */
function split(text: string, delimiter: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = "";
  let quoted = false;
  const endRow = () => {
    row.push(cell);
    if (row.length > 1 || row[0] !== "") rows.push(row);
    row = [];
    cell = "";
  };
  for (let at = 0; at < text.length; at++) {
    const character = text[at] as string;
    if (quoted) {
      if (character !== '"') cell += character;
      else if (text[at + 1] === '"') {
        cell += '"';
        at++;
      } else quoted = false;
    } else if (character === '"' && cell === "") quoted = true;
    else if (character === delimiter) {
      row.push(cell);
      cell = "";
    } else if (character === "\n") endRow();
    else if (character !== "\r" || text[at + 1] !== "\n") {
      if (character === "\r") endRow();
      else cell += character;
    }
  }
  if (cell !== "" || row.length > 0) endRow();
  return rows;
}
