import type { Pipeline, PipelineNode } from "@/lib/model/pipeline";

/** A job to start from: small, complete, and with its rows inside, so that it runs without any file. */
export interface Sample {
  id: string;
  name: string;
  /** What it shows, for the card. */
  about: string;
  description: string;
  pipeline: Pipeline;
}

type Cells = readonly (readonly (string | null)[])[];

/** A node with inline rows. */
export const inlineTable = (name: string, columns: Record<string, string>, rows: Cells): PipelineNode => ({
  type: "inline-source",
  name,
  settings: {
    columns: Object.entries(columns).map(([column, type]) => ({ name: column, type })),
    rows: rows.map((row) => [...row]),
  },
  inputs: {},
});

/** A node that reads one other. */
export const step = (
  type: string,
  name: string,
  from: string,
  settings: PipelineNode["settings"],
): PipelineNode => ({ type, name, settings, inputs: { in: from } });
