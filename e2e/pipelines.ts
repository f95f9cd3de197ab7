import type { Pipeline, PipelineNode } from "../lib/model/pipeline";

type Cells = readonly (readonly (string | null)[])[];

/** Nodes in a row, each reading the one before it unless it says otherwise. */
export function chain(nodes: Record<string, Omit<PipelineNode, "inputs"> & Partial<PipelineNode>>): Pipeline {
  const entries = Object.entries(nodes);
  return {
    version: 1,
    nodes: Object.fromEntries(
      entries.map(([id, node], index) => {
        const before = entries[index - 1]?.[0];
        return [id, { ...node, inputs: node.inputs ?? (before ? { in: before } : {}) }];
      }),
    ),
    layout: Object.fromEntries(entries.map(([id], index) => [id, { x: index * 276, y: 0 }])),
  };
}

/** A source with its rows inside. */
export const table = (name: string, columns: Record<string, string>, rows: Cells) => ({
  type: "inline-source",
  name,
  settings: {
    columns: Object.entries(columns).map(([column, type]) => ({ name: column, type })),
    rows: rows.map((row) => [...row]),
  },
  inputs: {},
});

/** Ten numbers, those above five of them, and a CSV file. */
export const numbers = (path: string): Pipeline =>
  chain({
    numbers: table(
      "Numbers",
      { n: "BIGINT" },
      Array.from({ length: 10 }, (_, at) => [String(at + 1)]),
    ),
    large: { type: "filter", name: "Large", settings: { condition: "n > 5" } },
    file: { type: "csv-target", name: "File", settings: { path, mode: "overwrite" } },
  });
