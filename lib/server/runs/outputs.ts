import "server-only";
import type { PreviewHead } from "../../api/schemas";
import { FILE_FORMATS } from "../../connectors/formats";
import { notFound } from "../faults";
import type { ShortCaller } from "../supervisor/short-pool";
import type { RunService } from "./service";

export interface OutputService {
  /** First rows of what a target of a run published. */
  read(
    runId: string,
    node: string,
    limit: number,
    signal: AbortSignal,
  ): Promise<{ head: PreviewHead; arrow: Uint8Array | null }>;
}

export function createOutputService(runs: RunService, workers: ShortCaller): OutputService {
  return {
    async read(runId, node, limit, signal) {
      const { outputs } = await runs.get(runId);
      const files = outputs.filter((file) => file.node === node);
      // One file is enough to look at; an empty part says nothing.
      const file = files.find(({ rows }) => rows !== 0) ?? files[0];
      if (!file) throw notFound("output of this node in this run");
      const format = formatOf(file.path);
      if (!format) throw notFound("reader for this file");
      const { head, arrow } = await workers.call(
        "readOutput",
        { format, path: file.path, limit },
        { signal },
      );
      const counts = files.map(({ rows }) => rows);
      const totalRows = counts.includes(null)
        ? null
        : counts.reduce<number>((sum, rows) => sum + (rows ?? 0), 0);
      return { head: { ...head, totalRows }, arrow };
    },
  };
}

const formatOf = (path: string): string | undefined =>
  FILE_FORMATS.find(({ extensions }) =>
    extensions.some((extension) => path.toLowerCase().endsWith(`.${extension}`)),
  )?.name;
