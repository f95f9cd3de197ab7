import type { NodeId, PipelineNode } from "../model/pipeline";
import { fieldsOf } from "../nodes/references";
import { nodeDefinition } from "../nodes/registry";
import { type Command, commands } from "./command-catalogue";
import type { CommandState } from "./editor-port";
import { searchNodeTypes } from "./search-nodes";
import type { NodeChoice } from "./transform-choices";

export interface PaletteSetting {
  node: NodeId;
  nodeName: string;
  field: string;
  title: string;
}

export interface PaletteResult {
  nodes: NodeId[];
  commands: Command[];
  settings: PaletteSetting[];
  types: NodeChoice[];
}

const MOST = 8;

/** What a text finds: without one, what can be done now. */
export function searchPalette(
  query: string,
  state: CommandState,
  presets: readonly NodeChoice[] = [],
): PaletteResult {
  const words = query.trim().toLowerCase().split(/\s+/).filter(Boolean);
  const { nodes } = state.pipeline;
  const possible = commands.filter((command) => !command.hidden && command.when(state));
  if (words.length === 0) return { nodes: [], commands: possible, settings: [], types: [] };
  return {
    nodes: best(
      Object.keys(nodes),
      (id) => `${nodes[id]?.name} ${nodeDefinition(nodes[id]?.type ?? "")?.title} ${noteText(nodes[id])}`,
      words,
    ),
    commands: best(possible, ({ title, group }) => `${title} ${group}`, words),
    settings: settings(state, words),
    types: state.locked
      ? []
      : searchNodeTypes(query, {}, presets)
          .flatMap(({ definitions }) => definitions)
          .slice(0, MOST),
  };
}

function settings({ pipeline, selection }: CommandState, words: readonly string[]): PaletteSetting[] {
  const chosen = new Set(selection);
  const ids = Object.keys(pipeline.nodes).sort((a, b) => Number(chosen.has(b)) - Number(chosen.has(a)));
  const all = ids.flatMap((node) => {
    const { name: nodeName = "", type = "" } = pipeline.nodes[node] ?? {};
    const definition = nodeDefinition(type);
    return definition
      ? fieldsOf(definition.settings).map(([field, { title }]) => ({ node, nodeName, field, title }))
      : [];
  });
  return best(all, ({ title, nodeName }) => `${title} ${nodeName}`, words);
}

/** Items in whose text every word begins a word; an earlier find is a better one. */
function best<T>(items: readonly T[], textOf: (item: T) => string, words: readonly string[]): T[] {
  return items
    .flatMap((item) => {
      const text = ` ${textOf(item).toLowerCase()}`;
      const places = words.map((word) => text.indexOf(` ${word}`));
      if (places.some((place) => place < 0)) return [];
      return [{ item, rank: Math.min(...places) * 100 + text.length }];
    })
    .sort((a, b) => a.rank - b.rank)
    .slice(0, MOST)
    .map(({ item }) => item);
}

/** The words of a note without their marks; nothing for other nodes. */
function noteText(node: PipelineNode | undefined): string {
  const text = node?.type === "note" ? node.settings.text : undefined;
  return typeof text === "string" ? text.replaceAll(/[\s#*`>()[\]]+/g, " ") : "";
}
