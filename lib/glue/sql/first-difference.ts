import { jsonEqual } from "../../util/stable-json";
import { type Piece, piecesIn } from "./respell";

/** The smallest piece of a tree that another tree has otherwise; null where both say the same. */
export function firstDifference(tree: Piece, other: Piece): Piece | null {
  if (jsonEqual(meaning(tree), meaning(other))) return null;
  const [parts, others] = [piecesIn(tree), piecesIn(other)];
  if (parts.length !== others.length || !jsonEqual(shallow(tree), shallow(other))) return tree;
  for (const [index, part] of parts.entries()) {
    const found = firstDifference(part, others[index] as Piece);
    if (found) return found;
  }
  return tree;
}

/** What a piece says, whatever its place and spelling. */
const meaning = (value: unknown): unknown => said(value, meaning);

/** The same without what the pieces in it say. */
const shallow = (piece: Piece): unknown =>
  said(piece, function inside(value): unknown {
    return typeof value === "object" && value !== null && "from" in value ? null : said(value, inside);
  });

function said(value: unknown, inside: (value: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map(inside);
  if (typeof value !== "object" || value === null) return value;
  const parts = Object.entries(value)
    .filter(([key]) => !SPELLING.has(key))
    .map(([key, part]): [string, unknown] => [key, inside(part)]);
  const result = Object.fromEntries(parts);
  if ("quoted" in value) result.text = String(result.text).toLowerCase();
  if ("direction" in value) {
    result.direction ??= "asc";
    result.nulls ??= "last";
  }
  return result;
}

const SPELLING = new Set(["from", "to", "quoted", "doubled", "suffix"]);
