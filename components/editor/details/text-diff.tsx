"use client";

import { useMemo, useState } from "react";
import { counted } from "@/components/grid/numbers";
import { type DiffLine, diffLines, linesOf } from "./line-diff";

type TextDiffProps = { before: string; after: string };
type Shown = (DiffLine & { key: number }) | { kind: "fold"; key: number; count: number };

const CONTEXT = 3;
const looks = { same: "", gone: "bg-bad/10", new: "bg-ok/10" };
const signs = { same: " ", gone: "−", new: "+" };
const words = { same: "", gone: "removed: ", new: "added: " };

/** Two texts line by line; equal stretches are folded until asked for. */
export function TextDiff({ before, after }: TextDiffProps) {
  const [unfolded, setUnfolded] = useState(false);
  const lines = useMemo(
    () => diffLines(linesOf(before), linesOf(after)).map((line, key) => ({ ...line, key })),
    [before, after],
  );
  const shown: readonly Shown[] = useMemo(() => (unfolded ? lines : fold(lines)), [lines, unfolded]);
  return (
    <div className="my-1 overflow-x-auto rounded-md border border-line bg-sunken font-mono text-sm leading-5">
      <div className="w-max min-w-full py-1">
        {shown.map((line) =>
          line.kind === "fold" ? (
            <button
              key={line.key}
              type="button"
              onClick={() => setUnfolded(true)}
              className="sticky left-0 block px-2.5 font-sans text-dim hover:text-text hover:underline"
            >
              {counted(line.count, "equal line")}
            </button>
          ) : (
            <div key={line.key} className={`flex whitespace-pre px-2.5 ${looks[line.kind]}`}>
              <span aria-hidden className="w-4 shrink-0 select-none text-faint">
                {signs[line.kind]}
              </span>
              <span className="sr-only">{words[line.kind]}</span>
              <span>{line.text}</span>
            </div>
          ),
        )}
      </div>
    </div>
  );
}

/** Keeps a few equal lines around each change; a single one is no shorter folded. */
function fold(lines: readonly (DiffLine & { key: number })[]): Shown[] {
  const near = lines.map((_, index) =>
    lines.slice(Math.max(0, index - CONTEXT), index + CONTEXT + 1).some(({ kind }) => kind !== "same"),
  );
  const kept = near.map((is, index) => is || (near[index - 1] !== false && near[index + 1] !== false));
  const shown: Shown[] = [];
  for (const [index, line] of lines.entries()) {
    const last = shown.at(-1);
    if (kept[index]) shown.push(line);
    else if (last?.kind === "fold") last.count++;
    else shown.push({ kind: "fold", key: line.key, count: 1 });
  }
  return shown;
}
