"use client";

import { ArrowRight } from "lucide-react";
import type { PartWords } from "./difference-words";
import { TextDiff } from "./text-diff";

/** Longer than this, a value is read better line by line. */
const SHORT = 72;

/** One setting before and after: side by side when short, line by line when not. */
export function DifferencePart({ part: { title, before, after } }: { part: PartWords }) {
  const long = [before, after].some((text) => text !== null && (text.includes("\n") || text.length > SHORT));
  return (
    <div className="border-b border-line px-3 py-1.5 last:border-0">
      {title ? <dt className="text-sm text-dim">{title}</dt> : null}
      <dd className="min-w-0">
        {long ? (
          <TextDiff before={before ?? ""} after={after ?? ""} />
        ) : (
          <span className="flex min-w-0 flex-wrap items-center gap-x-2">
            <Value text={before} gone />
            <ArrowRight size={13} aria-label="became" className="shrink-0 text-faint" />
            <Value text={after} />
          </span>
        )}
      </dd>
    </div>
  );
}

const Value = ({ text, gone = false }: { text: string | null; gone?: boolean }) =>
  text === null || text === "" ? (
    <span className="text-faint italic">{text === null ? "not set" : "empty"}</span>
  ) : (
    <span
      className={`min-w-0 break-words rounded-xs px-1 font-mono text-sm ${gone ? "bg-bad/10 text-bad" : "bg-ok/10 text-ok"}`}
    >
      {text}
    </span>
  );
