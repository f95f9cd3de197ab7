import type { MenuEntry } from "@/components/ui/menu-entries";
import { toast } from "@/components/ui/toast";
import { connect } from "@/lib/editor/commands/connect";
import { disconnect } from "@/lib/editor/commands/disconnect";
import { outputLabel, outputsOf } from "@/lib/editor/ports";
import { type Edge, incomingEdges, type NodeId, type Pipeline } from "@/lib/model/pipeline";
import type { EditorStore } from "../store/context";

/** “Split”, or “Split (Rejected)” where it is not the main output. */
export function sourceName(pipeline: Pipeline, { from, output }: Edge): string {
  const node = pipeline.nodes[from];
  const label = outputLabel(node, output);
  return `${node?.name ?? from}${label === null ? "" : ` (${label})`}`;
}

/** Nodes that each output could feed, and the wires into it that could be cut. */
export function wireMenu(store: EditorStore, pipeline: Pipeline, id: NodeId): MenuEntry[] {
  const { actions } = store;
  const node = pipeline.nodes[id];
  const name = (other: NodeId) => pipeline.nodes[other]?.name ?? other;
  const readersOf = (output: string) =>
    Object.keys(pipeline.nodes).filter((to) => {
      const result = connect(pipeline, { from: id, output, to });
      return to !== id && result.ok && result.value !== pipeline;
    });
  const outputs = (node ? outputsOf(node) : []).map((output) => ({
    output,
    label: outputLabel(node, output.name),
    readers: readersOf(output.name),
  }));
  const useful = outputs.filter(({ readers }) => readers.length > 0);
  const cut = (edge: Edge) => {
    actions.apply("Delete wire", (current) => disconnect(current, { edge }));
    actions.announce(`${name(edge.from)} disconnected from ${name(id)}`);
  };
  const draw = (output: string, to: NodeId) => {
    const problem = actions.attempt("Connect", (current) => connect(current, { from: id, output, to }));
    if (problem) toast.warn(problem.message);
    else actions.announce(`${name(id)} connected to ${name(to)}`);
  };
  const wires = node ? incomingEdges(id, node) : [];
  return [
    ...(useful.length === 0 ? [{ id: "to", heading: "Nothing takes its rows" }] : []),
    ...useful.flatMap(({ output, label, readers }) => [
      { id: `to-${output.name}`, heading: label === null ? "Connect to" : `Connect ${label} to` },
      ...readers.map((to) => ({
        id: `to-${output.name}-${to}`,
        label: name(to),
        onSelect: () => draw(output.name, to),
      })),
    ]),
    ...(wires.length > 0 ? (["separator", { id: "from", heading: "Disconnect from" }] as const) : []),
    ...wires.map((edge) => ({
      id: `from-${edge.from}-${edge.port}-${edge.index}`,
      label: sourceName(pipeline, edge),
      onSelect: () => cut(edge),
    })),
  ];
}
