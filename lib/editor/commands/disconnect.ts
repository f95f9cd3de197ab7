import type { Edge, Pipeline } from "../../model/pipeline";
import { findEdge, replaceWire } from "../wires";

/** Cuts one wire; a wire that is not there changes nothing. */
export const disconnect = (pipeline: Pipeline, { edge }: { edge: Edge }): Pipeline =>
  findEdge(pipeline, edge) ? replaceWire(pipeline, edge, null) : pipeline;
