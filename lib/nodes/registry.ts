import type { z } from "zod";
import type { NodeDefinition } from "./define-node";
import { parquetSource } from "./sources/parquet-source";
import { parquetTarget } from "./targets/parquet-target";
import { filter } from "./transforms/filter";
import { join } from "./transforms/join";
import { sqlNode } from "./transforms/sql";

/** Every node type, in the order the palette shows them. A test fails when a file of a category folder is missing here. */
export const nodeDefinitions = [
  parquetSource,
  filter,
  join,
  sqlNode,
  parquetTarget,
] as const;

export type NodeDefinitions = typeof nodeDefinitions;
export type NodeType = NodeDefinitions[number]["type"];

/** A definition with its exact types forgotten: what generic code works with. */
export type AnyNodeDefinition = NodeDefinition<string, z.ZodObject>;

const byType = new Map<string, AnyNodeDefinition>(nodeDefinitions.map((definition) => [definition.type, definition as unknown as AnyNodeDefinition]));

export const nodeDefinition = (type: string): AnyNodeDefinition | undefined => byType.get(type);
export const allNodeDefinitions: readonly AnyNodeDefinition[] = [...byType.values()];
