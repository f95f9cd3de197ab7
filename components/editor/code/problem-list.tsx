"use client";

import { CircleX, Info, TriangleAlert } from "lucide-react";
import type { Diagnostic } from "@/lib/model/diagnostic";
import { useEditor } from "../editor-store";

type ProblemListProps = {
  problems: readonly Diagnostic[];
  /** Goes to where a problem is. */
  onJump: (problem: Diagnostic) => void;
};

const icons = { error: CircleX, warning: TriangleAlert, info: Info };
const colours = { error: "text-bad", warning: "text-warn", info: "text-dim" };

/** Problems, each with the way to its place. */
export function ProblemList({ problems, onJump }: ProblemListProps) {
  const nodes = useEditor(({ document }) => document.pipeline.nodes);
  return (
    <ul>
      {distinct(problems).map(([key, problem]) => {
        const { severity, message, node, line, column } = problem;
        const Icon = icons[severity];
        const name = node === undefined ? undefined : nodes[node]?.name;
        const place = name ?? (line === undefined ? null : `Line ${line}${column ? `:${column}` : ""}`);
        return (
          <li key={key}>
            <button
              type="button"
              disabled={place === null}
              onClick={() => onJump(problem)}
              className="flex w-full items-start gap-2 px-3 py-1 text-left enabled:hover:bg-sunken focus-visible:-outline-offset-2"
            >
              <Icon
                size={14}
                strokeWidth={1.75}
                aria-label={severity}
                className={`mt-[2.5px] shrink-0 ${colours[severity]}`}
              />
              <span className="min-w-0 flex-1 whitespace-pre-wrap break-words">{message}</span>
              {place ? <span className="shrink-0 text-sm text-dim">{place}</span> : null}
            </button>
          </li>
        );
      })}
    </ul>
  );
}

/** Problems that say the same of the same place are one. */
const distinct = (problems: readonly Diagnostic[]): readonly (readonly [string, Diagnostic])[] => [
  ...new Map(
    problems.map((problem) => {
      const { message, node, field, line, column } = problem;
      return [JSON.stringify([message, node, field, line, column]), problem] as const;
    }),
  ),
];
