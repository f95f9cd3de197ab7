import { typeFamily } from "@/lib/model/column-type";

/**
 * One value of a table as the grid holds it. Nothing passes through a float that was not one: 64-bit integers are
 * bigints; decimals, times and nested values are the text DuckDB prints.
 */
export type CellValue = null | boolean | number | bigint | string | Uint8Array;

/** The text of a value as DuckDB would print it; NULL is the caller's to show. */
export function cellText(value: CellValue): string {
  if (value === null) return "NULL";
  if (typeof value === "string") return value;
  if (typeof value === "number") return numberText(value);
  return value instanceof Uint8Array ? blobText(value) : String(value);
}

/** The shortest digits that give the same double back, spelled as DuckDB spells them. */
function numberText(value: number): string {
  if (Number.isNaN(value)) return "nan";
  if (!Number.isFinite(value)) return value > 0 ? "inf" : "-inf";
  return Object.is(value, -0) ? "-0" : String(value).replace("e+", "e");
}

/** Printable ASCII stands for itself, every other byte is `\xHH`, as DuckDB prints a BLOB. */
function blobText(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) {
    const plain = byte >= 32 && byte < 127 && byte !== 92 && byte !== 39 && byte !== 34;
    text += plain ? String.fromCharCode(byte) : `\\x${byte.toString(16).toUpperCase().padStart(2, "0")}`;
  }
  return text;
}

/** For reading a whole value: JSON and nested values are laid out over lines, everything else is its text. */
export function prettyText(value: CellValue, type: string): string {
  const text = cellText(value);
  if (typeof value !== "string") return text;
  return typeFamily(type) === "nested" || isJson(text) ? layOut(text) : text;
}

function isJson(text: string): boolean {
  if (!/^\s*[[{]/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const TOKEN = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.|'')*'|[[\]{},]|[^[\]{},"']+|["']/g;

/** Breaks lines at brackets and commas; values are not read, so that no number loses digits. */
function layOut(text: string): string {
  let out = "";
  let depth = 0;
  const line = () => `\n${"  ".repeat(depth)}`;
  const tokens = text.match(TOKEN) ?? [];
  const opens = (token = "") => token === "[" || token === "{";
  const closes = (token = "") => token === "]" || token === "}";
  tokens.forEach((token, index) => {
    if (closes(token)) {
      depth = Math.max(0, depth - 1);
      out += opens(tokens[index - 1]) ? token : line() + token;
    } else if (opens(token)) {
      depth += 1;
      out += token + (closes(tokens[index + 1]) ? "" : line());
    } else if (token === ",") out += `,${line()}`;
    else if (token.trim() !== "")
      out += /^["']/.test(token) ? token : token.replace(/^\s*:\s*/, ": ").trimStart();
  });
  return out.replaceAll(/[ \t]+$/gm, "");
}
