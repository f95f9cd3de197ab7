import type { EditorDiagnostic } from "@/components/code-editor/diagnostics";
import type { Diagnostic } from "@/lib/model/diagnostic";
import type { NodeLines } from "./line-ranges";

/** Where a line and column of a text are: to the end of the word there, or of the line. */
export function placeOf(text: string, line: number, column?: number): { from: number; to: number } {
  const lines = text.split("\n");
  const at = Math.max(1, Math.min(line, lines.length));
  const start = lines.slice(0, at - 1).reduce((sum, one) => sum + one.length + 1, 0);
  const words = lines[at - 1] ?? "";
  if (column === undefined) {
    const indent = words.length - words.trimStart().length;
    return { from: start + indent, to: start + words.trimEnd().length };
  }
  const from = Math.max(0, Math.min(column - 1, words.length));
  const word = /^[\w$]+|^\W/.exec(words.slice(from))?.[0] ?? "";
  return { from: start + from, to: start + from + Math.max(word.length, 1) };
}

/** What the editor underlines: at the line and column said, else at the statement of the node. */
export function marksOf(text: string, problems: readonly Diagnostic[], lines: NodeLines): EditorDiagnostic[] {
  return problems.flatMap(({ severity, message, line, column, node }) => {
    const at = line ?? (node === undefined ? undefined : lines[node]?.from);
    if (at === undefined) return [];
    return [{ ...placeOf(text, at, line === undefined ? undefined : column), severity, message }];
  });
}
