"use client";

import { useState } from "react";
import { VisibleText } from "@/components/grid/grid-cell";
import { shortType } from "@/components/grid/type-icon";
import { Chip } from "@/components/ui/chip";
import { tableOutputs } from "@/lib/editor/ports";
import type { Column } from "@/lib/model/column";
import type { NodeId } from "@/lib/model/pipeline";
import { jsonEqual } from "@/lib/util/stable-json";
import { useEditor, useNodeInputs } from "../editor-store";

const FIRST = 8;

/** The columns of each table output, out of those the inputs have; outputs that have the same ones stand together. */
export function ColumnsOut({ id }: { id: NodeId }) {
  const pipeline = useEditor(({ document }) => document.pipeline);
  const bound = useEditor(({ binding }) => binding.nodes[id]);
  const outputs = tableOutputs(pipeline, id);
  const groups: { key: string; titles: string[]; columns: readonly Column[] | null }[] = [];
  for (const { name, title } of outputs) {
    const columns = bound?.[name] ?? null;
    const same = groups.find((group) => jsonEqual(group.columns, columns));
    if (same) same.titles.push(title);
    else groups.push({ key: name, titles: [title], columns });
  }
  return groups.map(({ key, titles, columns }) => (
    <OutputColumns
      key={key}
      id={id}
      columns={columns}
      title="Columns out"
      of={groups.length > 1 ? titles.join(", ") : ""}
    />
  ));
}

interface OutputColumnsProps {
  id: NodeId;
  columns: readonly Column[] | null;
  title: string;
  /** Names of the outputs, where there are others with other columns. */
  of: string;
}

function OutputColumns({ id, columns, title, of }: OutputColumnsProps) {
  const pending = useEditor(({ binding }) => binding.pending);
  const available = useNodeInputs(id).reduce((sum, input) => sum + (input.columns?.length ?? 0), 0);
  const [all, setAll] = useState(false);
  const shown = all ? columns : columns?.slice(0, FIRST);
  const rest = (columns?.length ?? 0) - FIRST;
  return (
    <section aria-label={of === "" ? title : `${title}, ${of}`} className="min-w-0">
      <div className="mb-[5px] flex items-baseline gap-2">
        <h3 className="min-w-0 truncate font-strong">
          {title}
          {of === "" ? null : <span className="font-normal text-dim"> · {of}</span>}
        </h3>
        <span className="ml-auto shrink-0 text-faint">
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
