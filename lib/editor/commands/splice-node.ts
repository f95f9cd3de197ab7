import { type Diagnostic, diagnose } from "../../model/diagnostic";
import type { Edge, NodeId, Pipeline } from "../../model/pipeline";
import { kindProblem } from "../../nodes/output-ports";
import { nodeDefinition } from "../../nodes/registry";
import { err, ok, type Result } from "../../util/result";
import { firstOutput, freePort, kindOfWire, portOfKey } from "../ports";
import { circle, findEdge, refTo, replaceWire } from "../wires";
import { connect } from "./connect";

/** Puts a node that is there onto a wire: what flowed along it now flows through the node. */
export function spliceNode(
  pipeline: Pipeline,
  { id, edge: wanted }: { id: NodeId; edge: Edge },
): Result<Pipeline, Diagnostic> {
  const node = pipeline.nodes[id];
  const edge = findEdge(pipeline, wanted);
  if (!node || !edge || edge.from === id || edge.to === id)
    return err(diagnose("graph/dangling", { port: wanted.port, missing: node?.name ?? id }));
  const kind = kindOfWire(pipeline, edge);
  const port = freePort(node, kind);
  const output = firstOutput(node, kind) ?? firstOutput(node);
  if (!port) return err(diagnose("graph/unknown-port", { port: "in" }, { node: id }));
  if (!output) return err(diagnose("graph/unknown-output", { output: "out", name: node.name }, { node: id }));
  const fed = connect(pipeline, { from: edge.from, output: edge.output, to: id, port: port.name });
  if (!fed.ok) return fed;
  const reader = pipeline.nodes[edge.to];
  const taker = reader && portOfKey(nodeDefinition(reader.type), edge.port);
  const mismatch = reader && taker && kindProblem(node.name, output, reader.name, taker);
  if (mismatch) return err({ ...mismatch, node: edge.to });
  const loop = circle(fed.value, id, edge.to);
  if (loop) return err(diagnose("graph/cycle", { path: loop.join(" → ") }, { node: edge.to }));
  return ok(replaceWire(fed.value, edge, refTo(id, output.name)));
}

/** Whether a node could be spliced: it takes rows and gives rows, and nothing is wired to its free end yet. */
export const canSplice = (pipeline: Pipeline, id: NodeId): boolean => {
  const node = pipeline.nodes[id];
  return Boolean(node && freePort(node) && firstOutput(node));
};
