import type { z } from "zod";
import type { LineRange as LineRangeSchema } from "@/lib/api/schemas";
import type { NodeId } from "@/lib/model/pipeline";

/** From 1, both ends included. */
export type LineRange = z.infer<typeof LineRangeSchema>;
export type NodeLines = Readonly<Record<NodeId, LineRange>>;

/** The node whose statement a line belongs to; the innermost one. */
export function nodeAtLine(lines: NodeLines, line: number): NodeId | undefined {
  let found: { id: NodeId; size: number } | undefined;
  for (const [id, { from, to }] of Object.entries(lines)) {
    const size = to - from;
    if (line >= from && line <= to && (!found || size < found.size)) found = { id, size };
  }
  return found?.id;
}

/** Where the lines of a text are after it was edited in one place: above it the same, below it moved along. */
export function shiftLines(lines: NodeLines, before: string, after: string): NodeLines {
  if (before === after) return lines;
  const a = before.split("\n");
  const b = after.split("\n");
  const most = Math.min(a.length, b.length);
  let head = 0;
  while (head < most && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < most - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  const moved = b.length - a.length;
  const start = (line: number) => (line > a.length - tail ? line + moved : line);
  return Object.fromEntries(
    Object.entries(lines).flatMap(([id, { from, to }]) => {
      const range = { from: start(from), to: to > head ? Math.max(start(from), to + moved) : to };
      return range.from > b.length ? [] : [[id, { from: range.from, to: Math.min(range.to, b.length) }]];
    }),
  );
}
