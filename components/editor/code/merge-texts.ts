import { diffLines, linesOf } from "../details/line-diff";

export interface Merged {
  text: string;
  /** Places that both sides changed: both versions stand there, between marks. */
  conflicts: number;
}

/** Lines of `base` that a side replaced: `[from, to)` of base, and what stands there now. */
interface Change {
  from: number;
  to: number;
  lines: string[];
}

const MINE = "// <<<<<<< the edited text";
const BETWEEN = "// =======";
const THEIRS = "// >>>>>>> the canvas";

/** Both sides' changes to `base`, line by line, as version control merges. */
export function mergeTexts(base: string, mine: string, theirs: string): Merged {
  const lines = linesOf(base);
  const [a, b] = [changesOf(lines, mine), changesOf(lines, theirs)];
  const merged: string[] = [];
  let conflicts = 0;
  let at = 0;
  while (a.length > 0 || b.length > 0) {
    const from = Math.min(a[0]?.from ?? Infinity, b[0]?.from ?? Infinity);
    const group = takeTouching(a, b, from);
    merged.push(...lines.slice(at, from));
    const [left, right] = [apply(lines, group, group.a), apply(lines, group, group.b)];
    const same = left.length === right.length && left.every((line, index) => line === right[index]);
    if (group.b.length === 0 || same) merged.push(...left);
    else if (group.a.length === 0) merged.push(...right);
    else {
      conflicts++;
      merged.push(MINE, ...left, BETWEEN, ...right, THEIRS);
    }
    at = group.to;
  }
  merged.push(...lines.slice(at));
  return { text: merged.join("\n"), conflicts };
}

function changesOf(base: readonly string[], text: string): Change[] {
  const changes: Change[] = [];
  let at = 0;
  let open: Change | null = null;
  for (const line of diffLines(base, linesOf(text))) {
    if (line.kind === "same") {
      open = null;
      at++;
      continue;
    }
    if (!open) {
      open = { from: at, to: at, lines: [] };
      changes.push(open);
    }
    if (line.kind === "new") open.lines.push(line.text);
    else open.to = ++at;
  }
  return changes;
}

interface Group {
  from: number;
  to: number;
  a: Change[];
  b: Change[];
}

/** Takes the changes from both lists that overlap, or insert at the same place, starting at a line. */
function takeTouching(a: Change[], b: Change[], from: number): Group {
  const group: Group = { from, to: from, a: [], b: [] };
  for (let grew = true; grew; ) {
    grew = false;
    for (const [list, taken] of [
      [a, group.a],
      [b, group.b],
    ] as const) {
      const next = list[0];
      // Statements on neighbouring lines are changes of their own.
      const joins = next && (next.from < group.to || (next.from === group.to && group.to === group.from));
      if (!next || !joins) continue;
      taken.push(next);
      list.shift();
      group.to = Math.max(group.to, next.to);
      grew = true;
    }
  }
  return group;
}

/** What one side made of the group's lines. */
function apply(base: readonly string[], { from, to }: Group, changes: readonly Change[]): string[] {
  const lines: string[] = [];
  let at = from;
  for (const change of changes) {
    lines.push(...base.slice(at, change.from), ...change.lines);
    at = change.to;
  }
  return [...lines, ...base.slice(at, to)];
}
