import type { NodeId, Pipeline, PipelineNode } from "../model/pipeline";
import { isAnnotation } from "./registry";

/** The nodes that do something: neither notes nor groups. */
export const workingNodes = ({ nodes }: Pick<Pipeline, "nodes">): [NodeId, PipelineNode][] =>
  Object.entries(nodes).filter(([, { type }]) => !isAnnotation(type));
