import type { Span } from "../../sql/syntax/tree";

/** A piece of a tree with its place; what kind it is, where it says so. */
export type Piece = Span & { kind?: string };

/** The text of a piece in another spelling; null leaves it as it stands, but for what is in it. */
export type Spelling = (piece: Piece, spell: (piece: Piece) => string) => string | null;

/** A text with some of its pieces spelled otherwise. Whatever stands between pieces stays: words, operators, comments. */
export function respell(text: string, tree: Piece, spelling: Spelling): string {
  const spell = (piece: Piece): string => spelling(piece, spell) ?? inside(piece);
  const inside = (piece: Piece): string => {
    let result = "";
    let at = piece.from;
    for (const child of piecesIn(piece)) {
      if (child.from < at) continue;
      result += text.slice(at, child.from) + spell(child);
      at = child.to;
    }
    return result + text.slice(at, piece.to);
  };
  return text.slice(0, tree.from) + spell(tree) + text.slice(tree.to);
}

const isPiece = (value: object): value is Piece => "from" in value && typeof value.from === "number";

/** The nearest pieces inside of one, in the order of the text. */
export function piecesIn(piece: object): Piece[] {
  const found: Piece[] = [];
  const collect = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    if (isPiece(value)) found.push(value);
    else for (const part of Object.values(value)) collect(part);
  };
  for (const part of Object.values(piece)) collect(part);
  return found.sort((a, b) => a.from - b.from || b.to - a.to);
}
