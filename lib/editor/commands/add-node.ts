import type { NodeId, Pipeline, PipelineNode, Position } from "../../model/pipeline";
import { nodeDefinition } from "../../nodes/registry";
import { freeName, namesOf } from "../names";

export interface AddNode {
  id: NodeId;
  type: string;
  position: Position;
  /** The type's title unless said; made unique either way. */
  name?: string | undefined;
  settings?: PipelineNode["settings"] | undefined;
}

/** Adds an unwired node. An unknown type or an id that is taken changes nothing. */
export function addNode(pipeline: Pipeline, { id, type, position, name, settings = {} }: AddNode): Pipeline {
  const definition = nodeDefinition(type);
  if (!definition || pipeline.nodes[id]) return pipeline;
  const node: PipelineNode = {
    type,
    name: freeName(name ?? definition.title, namesOf(pipeline)),
    settings,
    inputs: {},
  };
  return {
    ...pipeline,
    nodes: { ...pipeline.nodes, [id]: node },
    layout: { ...pipeline.layout, [id]: { x: Math.round(position.x), y: Math.round(position.y) } },
  };
}
