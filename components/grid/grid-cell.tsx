import type { ReactNode } from "react";
import { type CellValue, cellText } from "./cell-value";
import { visiblePieces } from "./visible-text";

const LONGEST = 400;

/** A cell's value, honestly: NULL, an empty text and characters nobody would see are told apart from ordinary text. */
export function CellContent({ value, search }: { value: CellValue; search: string }): ReactNode {
  if (value === null) return <span className="text-faint italic">NULL</span>;
  const text = cellText(value);
  if (text === "") return <span className="text-faint">“”</span>;
  const shown = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  return <VisibleText text={shown} search={search} />;
}

/** Text with its invisible characters shown and what was searched for marked. */
export function VisibleText({ text, search = "" }: { text: string; search?: string }): ReactNode {
  const pieces = visiblePieces(text);
  const [only] = pieces;
  if (pieces.length === 1 && only && !only.mark) return <Found text={only.text} search={search} />;
  let at = 0;
  return pieces.map((piece) => {
    const key = at;
    at += piece.text.length;
    if (!piece.mark) return <Found key={key} text={piece.text} search={search} />;
    const isSpace = piece.mark.endsWith("space") || piece.mark.endsWith("spaces");
    return (
      <span
        key={key}
        title={piece.mark}
        className={isSpace ? "text-warn" : "mx-px rounded-xs bg-warn/15 px-0.5 text-[10px] text-warn"}
      >
        {piece.text}
      </span>
    );
  });
}

function Found({ text, search }: { text: string; search: string }): ReactNode {
  if (search === "") return text;
  const parts: ReactNode[] = [];
  const lower = text.toLowerCase();
  const wanted = search.toLowerCase();
  let from = 0;
  for (let at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, from)) {
    parts.push(text.slice(from, at));
    from = at + wanted.length;
    parts.push(
      <mark key={at} className="rounded-xs bg-warn/30 text-text">
        {text.slice(at, from)}
      </mark>,
    );
  }
  return parts.length === 0 ? text : [...parts, text.slice(from)];
}
