export interface DiffLine {
  kind: "same" | "gone" | "new";
  text: string;
}

export const linesOf = (text: string): string[] => (text === "" ? [] : text.split("\n"));

/** Past this many differing lines, the rest counts as replaced: the answer stays right, only less fine. */
const MOST_EDITS = 1500;

/** What happened to the lines of `before` on the way to `after`: as few as possible are gone or new. */
export function diffLines(before: readonly string[], after: readonly string[]): DiffLine[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let end = 0;
  const most = Math.min(before.length, after.length) - start;
  while (end < most && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  const lines = (kind: DiffLine["kind"], texts: readonly string[]) => texts.map((text) => ({ kind, text }));
  return [
    ...lines("same", before.slice(0, start)),
    ...diffMiddle(before.slice(start, before.length - end), after.slice(start, after.length - end)),
    ...lines("same", before.slice(before.length - end)),
  ];
}

/** Myers' algorithm: the furthest reach on each diagonal, one edit at a time, then the way back. */
function diffMiddle(a: readonly string[], b: readonly string[]): DiffLine[] {
  const gone = (text: string): DiffLine => ({ kind: "gone", text });
  const fresh = (text: string): DiffLine => ({ kind: "new", text });
  if (a.length === 0 || b.length === 0) return [...a.map(gone), ...b.map(fresh)];
  const most = Math.min(a.length + b.length, MOST_EDITS);
  const reach = new Map<number, number>([[1, 0]]);
  const trace: Map<number, number>[] = [];
  for (let edits = 0; edits <= most; edits++) {
    trace.push(new Map(reach));
    for (let k = -edits; k <= edits; k += 2) {
      const down = goesDown(reach, k, edits);
      let x = down ? (reach.get(k + 1) ?? 0) : (reach.get(k - 1) ?? 0) + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x++;
      reach.set(k, x);
      if (x >= a.length && x - k >= b.length) return walkBack(a, b, trace);
    }
  }
  return [...a.map(gone), ...b.map(fresh)];
}

const goesDown = (reach: ReadonlyMap<number, number>, k: number, edits: number): boolean =>
  k === -edits || (k !== edits && (reach.get(k - 1) ?? -1) < (reach.get(k + 1) ?? -1));

function walkBack(
  a: readonly string[],
  b: readonly string[],
  trace: readonly ReadonlyMap<number, number>[],
): DiffLine[] {
  const found: DiffLine[] = [];
  let x = a.length;
  let y = b.length;
  for (let edits = trace.length - 1; edits >= 0; edits--) {
    const reach = trace[edits] ?? new Map<number, number>();
    const k = x - y;
    const from = goesDown(reach, k, edits) ? k + 1 : k - 1;
    const fromX = reach.get(from) ?? 0;
    const fromY = fromX - from;
    while (x > fromX && y > fromY) {
      found.push({ kind: "same", text: a[x - 1] ?? "" });
      x--;
      y--;
    }
    if (edits === 0) break;
    if (x === fromX) found.push({ kind: "new", text: b[y - 1] ?? "" });
    else found.push({ kind: "gone", text: a[x - 1] ?? "" });
    x = fromX;
    y = fromY;
  }
  return found.reverse();
}
