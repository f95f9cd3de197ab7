import type { ELK } from "elkjs/lib/elk-api.js";
import { tidyPlaces } from "@/lib/editor/layout";
import type { NodeId, Pipeline, Position } from "@/lib/model/pipeline";

let loaded: Promise<ELK> | undefined;

/** ELK is large and slow to start, so it is loaded at the first use, into a worker. */
function loadElk(): Promise<ELK> {
  loaded ??= import("elkjs/lib/elk-api.js").then(
    ({ default: Elk }) =>
      new Elk({
        workerFactory: () => new Worker(new URL("./elk.worker.ts", import.meta.url)),
      }),
  );
  return loaded;
}

export const computeTidyPlaces = async (
  pipeline: Pipeline,
  ids?: readonly NodeId[],
): Promise<Record<NodeId, Position>> => tidyPlaces(await loadElk(), pipeline, ids);
