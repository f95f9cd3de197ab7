"use client";

import { useState } from "react";
import { VisibleText } from "@/components/grid/grid-cell";
import { shortType } from "@/components/grid/type-icon";
import { Chip } from "@/components/ui/chip";
import { outputsOf } from "@/lib/editor/ports";
import type { NodeId } from "@/lib/model/pipeline";
import { useEditor, useEditorNode, useNodeColumns, useNodeInputs } from "../editor-store";

const FIRST = 8;

/** The columns of the first output, out of those the inputs have. */
export function ColumnsOut({ id }: { id: NodeId }) {
  const node = useEditorNode(id);
  const outputs = (node ? outputsOf(node) : []).filter(({ kind }) => kind !== "collection");
  return outputs.map(({ name, title }) => (
    <OutputColumns
      key={name}
      id={id}
      output={name}
      title={outputs.length > 1 ? `Columns out, ${title.toLowerCase()}` : "Columns out"}
    />
  ));
}

function OutputColumns({ id, output, title }: { id: NodeId; output: string; title: string }) {
  const columns = useNodeColumns(id, output);
  const pending = useEditor(({ binding }) => binding.pending);
  const available = useNodeInputs(id).reduce((sum, input) => sum + (input.columns?.length ?? 0), 0);
  const [all, setAll] = useState(false);
  const shown = all ? columns : columns?.slice(0, FIRST);
  const rest = (columns?.length ?? 0) - FIRST;
  return (
    <section aria-label={title} className="min-w-0">
      <div className="mb-[5px] flex items-center gap-2">
        <h3 className="font-strong">{title}</h3>
        <span className="ml-auto text-faint">
          {columns === null
            ? ""
            : columns.length <= available
              ? `${columns.length} of ${available}`
              : columns.length}
        </span>
      </div>
      {shown ? (
        <ul className="flex flex-wrap gap-[5px]">
          {shown.map(({ name, type }) => (
            <li key={name} className="max-w-full">
              <Chip title={`${name}: ${type}`}>
                <VisibleText text={name} />
                {all ? (
                  <span className="pl-1.5 text-xs text-faint">{shortType(type)}</span>
                ) : (
                  <span className="sr-only">, {shortType(type)}</span>
                )}
              </Chip>
            </li>
          ))}
          {rest > 0 ? (
            <li>
              <Chip mono={!all} onClick={() => setAll(!all)}>
                {all ? "fewer" : `+${rest}`}
              </Chip>
            </li>
          ) : null}
        </ul>
      ) : (
        <p className="text-dim">{pending ? "Asking for the columns…" : "Not known until the node works."}</p>
      )}
    </section>
  );
}
