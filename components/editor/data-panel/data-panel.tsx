"use client";

import { Table2 } from "lucide-react";
import { memo, useMemo, useState } from "react";
import { EmptyState } from "@/components/ui/empty-state";
import { kindOfWire, tableOutputs } from "@/lib/editor/ports";
import { isAnnotation, nodeDefinition } from "@/lib/nodes/registry";
import { useEditor, useEditorNode, useNodeColumns, useNodeInputs } from "../editor-store";
import { useSettledSelection } from "../session/settled-selection";
import { badgeWords } from "./badge-words";
import { DataPane } from "./data-pane";
import { DiffPane } from "./diff-pane";
import { newColumns } from "./new-columns";
import { PanelBar } from "./panel-bar";
import { type PanelView, usePanelView } from "./panel-view";
import { SchemaView } from "./schema-view";
import type { FilterPlace } from "./use-filter-menus";
import { type PreviewTarget, usePreview } from "./use-preview";

/** Rows of the selected node: its output, its input beside it, or what changed between them. */
export function DataPanel() {
  const [selected, ...others] = useSettledSelection();
  const several = others.length > 0;
  const open = useEditor(({ panels }) => panels.data);
  const type = useEditorNode(selected)?.type ?? "";
  const annotation = !several && isAnnotation(type);
  if (selected !== undefined && !several && !annotation)
    return <NodeData key={selected} id={selected} open={open} />;
  const [title, text] = annotation
    ? ["There are no rows here", "Notes and groups have no part in what the job does."]
    : several
      ? ["Several nodes are selected", "Select one node to see its rows."]
      : ["No node is selected", "Select a node to see the rows it reads and the rows it gives."];
  return (
    <section aria-label="Data" className="flex h-full min-h-0 min-w-0 flex-col bg-surface">
      <PanelBar name="Data" open={open} />
      {open ? (
        <EmptyState icon={Table2} title={title} className="my-auto py-4">
          {text}
        </EmptyState>
      ) : null}
    </section>
  );
}

const NodeData = memo(function NodeData({ id, open }: { id: string; open: boolean }) {
  const node = useEditorNode(id);
  const definition = node && nodeDefinition(node.type);
  const isTarget = definition?.category === "target";
  const pipeline = useEditor(({ document }) => document.pipeline);
  // Of a collection there are no rows to show beside those of a table.
  const inputs = useNodeInputs(id).filter((one) => kindOfWire(pipeline, one) !== "collection");
  const [chosen, setChosen] = useState(0);
  const outputs = useMemo(() => tableOutputs(pipeline, id), [pipeline, id]);
  const [picked, setOutput] = useState<string | null>(null);
  const output = (outputs.find(({ name }) => name === picked) ?? outputs[0])?.name ?? "out";
  const [limit, setLimit] = useState(200);
  const [search, setSearch] = useState<string | null>(null);
  const [view, setView] = usePanelView();
  const input = inputs[chosen] ?? inputs[0];

  const views: readonly PanelView[] = isTarget
    ? ["out", "schema"]
    : input
      ? ["out", "both", "diff"]
      : ["out"];
  const shown = views.includes(view) ? view : "out";
  const withInput = open && (shown === "both" || shown === "diff") && input !== undefined;
  const hasRows = isTarget ? input !== undefined : outputs.length > 0;

  const outTarget: PreviewTarget | null = open && hasRows ? { node: id, output, limit, pane: "out" } : null;
  const inTarget: PreviewTarget | null = withInput
    ? { node: input.from, output: input.output, limit, pane: "in" }
    : null;
  const out = usePreview(outTarget);
  const before = usePreview(inTarget);

  const bound = useNodeColumns(
    isTarget && input ? input.from : id,
    isTarget && input ? input.output : output,
  );
  const edge = input && {
    from: input.from,
    output: input.output,
    to: id,
    port: input.key,
    index: input.index,
  };
  const edgeKey = JSON.stringify(edge);
  const outPlace = useMemo<FilterPlace | null>(
    () => (isTarget ? (edgeKey ? { edge: JSON.parse(edgeKey) } : null) : { after: id, output }),
    [isTarget, edgeKey, id, output],
  );
  const inPlace = useMemo<FilterPlace | null>(
    () => (edgeKey ? { edge: JSON.parse(edgeKey) } : null),
    [edgeKey],
  );

  const inColumns = before.rows?.columns ?? input?.columns ?? null;
  const outColumns = out.rows?.columns ?? bound;
  const mark = useMemo(
    () => (shown === "both" && inColumns && outColumns ? newColumns(inColumns, outColumns) : undefined),
    [shown, inColumns, outColumns],
  );

  if (!node || !definition) return null;
  // What is wrong further up is said once, not on both sides.
  const sameTrouble = before.errors[0] !== undefined && before.errors[0] === out.errors[0];
  const path = node.settings.path;
  const partitionBy = node.settings.partitionBy;
  const words = open ? badgeWords(out, isTarget ? (typeof path === "string" ? path : "") : null) : null;
  return (
    <section aria-label={`Data of ${node.name}`} className="flex h-full min-h-0 min-w-0 flex-col bg-surface">
      <PanelBar
        name={node.name}
        open={open}
        {...(words ? { badge: words } : {})}
        view={shown}
        views={views}
        onView={setView}
        inputs={withInput && inputs.length > 1 ? inputs.map((one) => one.name) : []}
        input={inputs.indexOf(input ?? inputs[0]!)}
        onInput={setChosen}
        outputs={outputs.length > 1 ? outputs : []}
        output={output}
        onOutput={setOutput}
        search={search}
        onSearch={setSearch}
        limit={limit}
        onLimit={setLimit}
        onRefresh={() => {
          out.refresh();
          before.refresh();
        }}
      />
      {!open ? null : !hasRows ? (
        <EmptyState icon={Table2} title="Nothing is wired to this node" className="my-auto py-4">
          Draw a wire to its input to see the rows it would write.
        </EmptyState>
      ) : shown === "schema" ? (
        <SchemaView
          columns={outColumns ?? []}
          partitionBy={Array.isArray(partitionBy) ? partitionBy.map(String) : []}
        />
      ) : shown === "diff" ? (
        <DiffPane
          node={id}
          name={node.name}
          input={before}
          output={out}
          inputColumns={input?.columns ?? null}
          columns={bound}
          limit={limit}
          search={search ?? ""}
          place={outPlace}
        />
      ) : (
        <div className="flex min-h-0 flex-1 divide-x divide-line">
          {shown === "both" && input && !sameTrouble ? (
            <DataPane
              label={`Input of ${node.name}, from ${input.name}`}
              preview={before}
              columns={input.columns}
              search={search ?? ""}
              place={inPlace}
            />
          ) : null}
          <DataPane
            label={isTarget ? `Rows that ${node.name} would write` : `Output of ${node.name}`}
            preview={out}
            columns={bound}
            search={search ?? ""}
            place={outPlace}
            {...(mark ? { columnMark: mark } : {})}
          />
        </div>
      )}
    </section>
  );
});
