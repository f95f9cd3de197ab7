"use client";

import { CircleCheck, TriangleAlert } from "lucide-react";
import type { SemanticsRemark } from "@/lib/api/schemas";
import { useEditor, useEditorActions } from "../editor-store";

/** Each place where Spark and DuckDB differ for this job: first where the rows can be others, then where they are kept the same. */
export function SemanticsReport({ remarks }: { remarks: readonly SemanticsRemark[] }) {
  const sorted = [...remarks].sort((a, b) => Number(a.kept) - Number(b.kept));
  const differ = remarks.filter(({ kept }) => !kept).length;
  return (
    <section
      aria-label="Where Spark and DuckDB differ"
      className="flex max-h-[38%] shrink-0 flex-col border-t border-line bg-surface"
    >
      <h3 className="flex h-8 shrink-0 items-center gap-2 px-3 font-strong">
        Where Spark and DuckDB differ
        <span className="text-sm font-normal text-dim">
          {differ === 0 ? "nothing that changes rows" : `${differ} can change rows`}
          {remarks.length > differ ? `, ${remarks.length - differ} kept the same` : ""}
        </span>
      </h3>
      <ul className="min-h-0 overflow-y-auto pb-2">
        {sorted.map((remark) => (
          <Remark key={JSON.stringify(remark)} remark={remark} />
        ))}
      </ul>
    </section>
  );
}

function Remark({ remark: { node, text, message, kept } }: { remark: SemanticsRemark }) {
  const name = useEditor(({ document }) => (node === null ? undefined : document.pipeline.nodes[node]?.name));
  const { goTo } = useEditorActions();
  const Icon = kept ? CircleCheck : TriangleAlert;
  return (
    <li>
      <button
        type="button"
        disabled={node === null}
        onClick={() => (node === null ? undefined : goTo(node))}
        className="flex w-full items-start gap-2 px-3 py-1 text-left enabled:hover:bg-sunken focus-visible:-outline-offset-2"
      >
        <Icon
          size={14}
          strokeWidth={1.75}
          aria-label={kept ? "kept the same" : "can change rows"}
          className={`mt-[2.5px] shrink-0 ${kept ? "text-dim" : "text-warn"}`}
        />
        <span className="min-w-0 flex-1 break-words">
          {message}
          {text === null || text.length > 120 ? null : (
            <code className="ml-1.5 text-sm text-dim">{text}</code>
          )}
        </span>
        {name === undefined ? null : <span className="shrink-0 text-sm text-dim">{name}</span>}
      </button>
    </li>
  );
}
