import type { NodeId, Pipeline, Position } from "../../model/pipeline";
import { guessTable } from "../guess-table";
import { addNode } from "./add-node";

export interface PasteTable {
  id: NodeId;
  /** Cells as text, row by row. */
  cells: readonly (readonly string[])[];
  position: Position;
  name?: string | undefined;
}

/** Adds the cells of a spreadsheet as inline data. */
export function pasteTable(
  pipeline: Pipeline,
  { id, cells, position, name = "Pasted data" }: PasteTable,
): Pipeline {
  const { columns, rows } = guessTable(cells);
  if (columns.length === 0) return pipeline;
  return addNode(pipeline, { id, type: "inline-source", position, name, settings: { columns, rows } });
}
