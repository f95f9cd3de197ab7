"use client";

import { Plus, Unplug } from "lucide-react";
import { useMemo, useState } from "react";
import type { Option } from "@/components/form/controls/options";
import { SearchSelect } from "@/components/form/controls/search-select";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { toast } from "@/components/ui/toast";
import { connect } from "@/lib/editor/commands/connect";
import { disconnect } from "@/lib/editor/commands/disconnect";
import { outputLabel, outputsOf } from "@/lib/editor/ports";
import { isWireEnd, wireEnds } from "@/lib/editor/wire-ends";
import { circle, replaceWire } from "@/lib/editor/wires";
import { type Diagnostic, diagnose } from "@/lib/model/diagnostic";
import { type Edge, type NodeId, type Pipeline, writeRef } from "@/lib/model/pipeline";
import type { InputPort } from "@/lib/nodes/define-node";
import { nodeDefinition } from "@/lib/nodes/registry";
import { err, ok, type Result } from "@/lib/util/result";
import {
  type NodeInputWithColumns,
  useEditor,
  useEditorActions,
  useEditorNode,
  useNodeInputs,
} from "../editor-store";
import { AliasInput } from "./alias-input";

/** Which node feeds each input; another one is chosen here or wired on the canvas. */
export function NodeInputs({ id }: { id: NodeId }) {
  const node = useEditorNode(id);
  const inputs = useNodeInputs(id);
  const ports = nodeDefinition(node?.type ?? "")?.inputs ?? [];
  if (ports.length === 0) return null;
  return (
    <section aria-label="Inputs" className="flex min-w-0 flex-col gap-1.5">
      {ports.map((port) => (
        <PortInputs
          key={port.name}
          id={id}
          port={port}
          only={ports.length === 1}
          wires={inputs.filter((input) => input.port?.name === port.name)}
        />
      ))}
    </section>
  );
}

interface PortInputsProps {
  id: NodeId;
  port: InputPort;
  /** The node has no other input, so the port needs no name of its own. */
  only: boolean;
  wires: readonly NodeInputWithColumns[];
}

function PortInputs({ id, port, only, wires }: PortInputsProps) {
  const { attempt, apply } = useEditorActions();
  const pipeline = useEditor(({ document }) => document.pipeline);
  const locked = useEditor(({ document }) => document.program !== null);
  const [adding, setAdding] = useState(false);
  const sources = useMemo(() => sourcesFor(pipeline, id, port.name), [pipeline, id, port.name]);
  const title = port.arity === "one" ? (only ? "Reads" : port.title) : port.title;

  const wire = (from: string, at: NodeInputWithColumns | undefined) => {
    const [source = "", output = "out"] = from.split("\n");
    const problem = attempt("Change the input", (current) =>
      at
        ? rewire(current, edgeOf(id, at), source, output)
        : connect(current, { from: source, output, to: id, port: port.name }),
    );
    if (problem) toast.bad(problem.message, { id: "wire" });
    setAdding(false);
  };
  const rows: readonly (NodeInputWithColumns | undefined)[] =
    wires.length === 0 || (adding && port.arity !== "one") ? [...wires, undefined] : wires;

  return rows.map((input, index) => (
    <div key={input ? `${input.key}.${input.index}` : "new"} className="flex min-w-0 items-center gap-1.5">
      {port.arity === "named" && input ? (
        <AliasInput id={id} alias={input.key} />
      ) : (
        <span className="w-12 shrink-0 truncate text-dim">
          {index === 0 || port.arity === "named" ? title : ""}
        </span>
      )}
      <SearchSelect
        label={`${title}${wires.length > 1 ? ` ${index + 1}` : ""}: source`}
        value={input ? `${input.from}\n${input.output}` : undefined}
        options={sources}
        onChange={(from) => wire(from, input)}
        placeholder="Choose a node"
        disabled={locked}
        className="h-6 w-fit max-w-full border-line bg-sunken"
        invalid={!input && !adding && port.min !== 0}
      />
      {locked || port.arity === "one" ? null : (
        <>
          {input ? (
            <IconButton
              icon={Unplug}
              label={`Cut the wire from ${input.name}`}
              size="sm"
              onClick={() =>
                apply("Delete wire", (current) => disconnect(current, { edge: edgeOf(id, input) }))
              }
            />
          ) : null}
          {index === rows.length - 1 && !adding && wires.length > 0 ? (
            <IconButton icon={Plus} label={`Add an input`} size="sm" onClick={() => setAdding(true)} />
          ) : null}
        </>
      )}
      {input === undefined && adding ? (
        <Button size="sm" variant="ghost" onClick={() => setAdding(false)}>
          Cancel
        </Button>
      ) : null}
    </div>
  ));
}

const edgeOf = (to: NodeId, { from, output, key, index }: NodeInputWithColumns): Edge => ({
  from,
  output,
  to,
  port: key,
  index,
});

/** Puts another node at the start of a wire, in its place. */
function rewire(pipeline: Pipeline, edge: Edge, from: NodeId, output: string): Result<Pipeline, Diagnostic> {
  const loop = circle(pipeline, from, edge.to);
  if (loop) return err(diagnose("graph/cycle", { path: loop.join(" → ") }, { node: edge.to }));
  return ok(replaceWire(pipeline, edge, writeRef(from, output)));
}

/** Every output that could feed a port: of its kind, and without closing a circle. */
function sourcesFor(pipeline: Pipeline, id: NodeId, port: string): Option[] {
  const ends = wireEnds(pipeline, { node: id, side: "inputs", port });
  return Object.entries(pipeline.nodes).flatMap(([from, node]) =>
    outputsOf(node)
      .filter((output) => isWireEnd(ends, from, "outputs", output))
      .map(({ name }) => ({
        value: `${from}\n${name}`,
        label: [node.name, outputLabel(node, name)].filter(Boolean).join(" · "),
        detail: nodeDefinition(node.type)?.title ?? node.type,
      })),
  );
}
