/** A stretch of a cell's text: as it is, or a character nobody would see, with what to show instead. */
export interface TextPiece {
  text: string;
  /** What the piece is, in words, when it is a mark rather than the text itself. */
  mark?: string;
}

const NAMES: ReadonlyMap<number, string> = new Map([
  [0x00, "NUL"],
  [0x09, "tab"],
  [0x0a, "line break"],
  [0x0d, "carriage return"],
  [0x1b, "escape"],
  [0x7f, "delete"],
  [0xa0, "no-break space"],
  [0xad, "soft hyphen"],
  [0x61c, "Arabic letter mark"],
  [0x200b, "zero-width space"],
  [0x200c, "zero-width non-joiner"],
  [0x200d, "zero-width joiner"],
  [0x200e, "left-to-right mark"],
  [0x200f, "right-to-left mark"],
  [0x2028, "line separator"],
  [0x2029, "paragraph separator"],
  [0x202a, "left-to-right embedding"],
  [0x202b, "right-to-left embedding"],
  [0x202c, "end of embedding"],
  [0x202d, "left-to-right override"],
  [0x202e, "right-to-left override"],
  [0x2060, "word joiner"],
  [0x2066, "left-to-right isolate"],
  [0x2067, "right-to-left isolate"],
  [0x2068, "first strong isolate"],
  [0x2069, "end of isolate"],
  [0xfeff, "byte order mark"],
  [0xfffd, "replacement character"],
]);
const SIGNS: ReadonlyMap<number, string> = new Map([
  [0x09, "→"],
  [0x0a, "↵"],
  [0x0d, "␍"],
  [0xa0, "⍽"],
]);

// A joiner between emoji is part of the picture; elsewhere it hides.
const HIDDEN =
  /(?<!\p{Extended_Pictographic}(?:\ufe0f|\p{Emoji_Modifier})?)\u200d|(?!\u200d)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\ufffd]|(?! )\p{Zs}|^ +| +$/gu;

/** Splits text so that leading and trailing spaces, control, zero-width and direction characters can be shown. */
export function visiblePieces(text: string): TextPiece[] {
  const pieces: TextPiece[] = [];
  let from = 0;
  for (const match of text.matchAll(HIDDEN)) {
    if (match.index > from) pieces.push({ text: text.slice(from, match.index) });
    pieces.push(mark(match[0]));
    from = match.index + match[0].length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from) });
  return pieces;
}

function mark(found: string): TextPiece {
  if (found.startsWith(" ")) {
    return { text: "·".repeat(found.length), mark: found.length === 1 ? "space" : `${found.length} spaces` };
  }
  const code = found.codePointAt(0) ?? 0;
  const point = `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
  const name = NAMES.get(code) ?? (code < 0xa0 ? "control character" : "invisible character");
  return { text: SIGNS.get(code) ?? point, mark: `${name} (${point})` };
}
