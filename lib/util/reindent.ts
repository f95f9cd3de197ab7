import { tokensOf } from "./typescript-tokens";

/** A line of source code; `fixed` when it starts inside a text or a template, whose spaces mean something. */
export interface CodeLine {
  text: string;
  fixed: boolean;
}

/** The lines of a piece of source code. */
export function codeLines(source: string): CodeLine[] {
  const literals = (tokensOf(source) ?? []).filter(({ kind }) => kind === "text" || kind === "template");
  let from = 0;
  let index = 0;
  return source.split("\n").map((text) => {
    const start = from;
    from += text.length + 1;
    while ((literals[index]?.to ?? Number.POSITIVE_INFINITY) <= start) index++;
    return { text, fixed: (literals[index]?.from ?? start) < start };
  });
}

/**
 * Code as it reads by itself, taken from a place where its first line is indented by `indentation`: the inverse of
 * putting that before every other line that is neither empty nor fixed. Code that is indented otherwise stays as it is.
 */
export function outdented(source: string, indentation: string): string {
  const lines = codeLines(source);
  const isMoved = ({ text, fixed }: CodeLine, index: number): boolean => index > 0 && !fixed && text !== "";
  const fits = lines.every((line, index) => !isMoved(line, index) || line.text.startsWith(indentation));
  if (!fits) return source;
  return lines
    .map((line, index) => (isMoved(line, index) ? line.text.slice(indentation.length) : line.text))
    .join("\n");
}
