/**
 * One value of a table as the grid holds it. Numbers keep every digit: 64-bit integers are bigints, decimals and wider
 * integers are text; times are text in ISO order. Nothing passes through a float that was not one.
 */
export type CellValue =
  | null
  | boolean
  | number
  | bigint
  | string
  | Uint8Array
  | readonly CellValue[]
  | CellEntries;

/** A struct (`fields`: names are texts) or a map. */
export interface CellEntries {
  kind: "struct" | "map";
  entries: readonly (readonly [CellValue, CellValue])[];
}

export const isList = (value: CellValue): value is readonly CellValue[] => Array.isArray(value);
export const isEntries = (value: CellValue): value is CellEntries =>
  typeof value === "object" && value !== null && "kind" in value;

/** The text of a value as DuckDB would print it; NULL is the caller's to show. */
export function cellText(value: CellValue): string {
  if (value === null) return "NULL";
  if (typeof value === "string") return value;
  if (typeof value === "number") return numberText(value);
  if (typeof value !== "object") return String(value);
  if (value instanceof Uint8Array) return blobText(value);
  if (isList(value)) return `[${value.map(innerText).join(", ")}]`;
  if (isEntries(value)) {
    const mark = value.kind === "struct" ? ": " : "=";
    const name = (key: CellValue) => (value.kind === "struct" ? quoted(String(key)) : innerText(key));
    return `{${value.entries.map(([key, inner]) => `${name(key)}${mark}${innerText(inner)}`).join(", ")}}`;
  }
  return "";
}

const innerText = (value: CellValue): string => (typeof value === "string" ? quoted(value) : cellText(value));
const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** The shortest digits that give the same double back, spelled as DuckDB spells them. */
function numberText(value: number): string {
  if (Number.isNaN(value)) return "nan";
  if (!Number.isFinite(value)) return value > 0 ? "inf" : "-inf";
  return Object.is(value, -0) ? "-0" : String(value);
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

/** Indented, for reading a whole value: JSON text and nested values are laid out, everything else is its text. */
export function prettyText(value: CellValue, type: string): string {
  if (isList(value) || isEntries(value)) return JSON.stringify(toJson(value), null, 2);
  const text = cellText(value);
  if (typeof value !== "string" || !(type === "JSON" || /^\s*[[{]/.test(text))) return text;
  return reindentJson(text) ?? text;
}

function toJson(value: CellValue): unknown {
  if (isList(value)) return value.map(toJson);
  if (isEntries(value)) {
    return Object.fromEntries(value.entries.map(([key, inner]) => [cellText(key), toJson(inner)]));
  }
  const small =
    typeof value === "bigint" && value <= Number.MAX_SAFE_INTEGER && value >= Number.MIN_SAFE_INTEGER;
  if (small) return Number(value);
  if (typeof value === "bigint" || value instanceof Uint8Array) return cellText(value);
  return value;
}

/** Lays JSON text out without reading its numbers, so that none loses digits; null when it is not JSON. */
export function reindentJson(text: string): string | null {
  try {
    JSON.parse(text);
  } catch {
    return null;
  }
  let out = "";
  let depth = 0;
  const newline = () => `\n${"  ".repeat(depth)}`;
  const tokens = text.match(/"(?:[^"\\]|\\.)*"|[[\]{}:,]|[^\s[\]{}:,"]+/g) ?? [];
  tokens.forEach((token, index) => {
    const closing = token === "]" || token === "}";
    const empty = closing && /^[[{]$/.test(tokens[index - 1] ?? "");
    if (closing) {
      depth -= 1;
      out += empty ? token : newline() + token;
    } else if (token === "[" || token === "{") {
      depth += 1;
      out += token + (/^[\]}]$/.test(tokens[index + 1] ?? "") ? "" : newline());
    } else if (token === ",") out += `,${newline()}`;
    else out += token === ":" ? ": " : token;
  });
  return out;
}
