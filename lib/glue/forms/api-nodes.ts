import type { GlueNode } from "../glue-job";
import { isObject, type Json, type JsonObject } from "../json";
import { glueNodeType } from "../schema/node-types";

/** `{ "Filter": { … } }`: one member, named after the type. What else stands there is kept with the original. */
export function readApiNode(raw: Json): GlueNode {
  const entries = isObject(raw) ? Object.entries(raw) : [];
  const [type, fields] = entries.find(([name]) => glueNodeType(name)) ?? entries[0] ?? ["Unknown", {}];
  return { type, fields: isObject(fields) ? fields : {} };
}

export const writeApiNode = ({ type, fields }: GlueNode): JsonObject => ({ [type]: fields });

/** The nodes of `CodeGenConfigurationNodes` by id. */
export const nodeMap = (nodes: JsonObject): ReadonlyMap<string, Json> => new Map(Object.entries(nodes));

/** Nodes as one object, those of the original in their order. */
export const nodesObject = (nodes: ReadonlyMap<string, Json>): JsonObject => Object.fromEntries(nodes);
