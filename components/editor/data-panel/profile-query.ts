import { queryOptions } from "@tanstack/react-query";
import { ApiFailure, callApi } from "@/lib/api/client";
import { homeOf } from "@/lib/editor/job-home";
import type { NodeId, Pipeline } from "@/lib/model/pipeline";
import { upstreamPipeline } from "./upstream-key";

export interface ProfileQuestion {
  jobId: string;
  node: NodeId;
  output: string;
  /** `upstreamKey` of the node. */
  key: string;
  /** The document when the question is asked. */
  pipeline: () => Pipeline;
  channel: string;
}

/** Statistics of a node's columns; whoever asks the same question shares the answer. */
export const profileQuery = ({ jobId, node, output, key, pipeline, channel }: ProfileQuestion) =>
  queryOptions({
    queryKey: ["profile", jobId, node, output, key],
    queryFn: async ({ signal }) => {
      const asked = { pipeline: upstreamPipeline(pipeline(), node), node, output };
      return homeOf(asked.pipeline).place === "server"
        ? callApi("profile", { body: { ...asked, channel }, signal })
        : (await import("../local/near-job")).profileNear(asked, signal);
    },
    ...previewCaching,
  });

/**
 * Two questions of one view may overtake each other on their way, and then the newer one is told that it was superseded:
 * it is asked again. Nothing else gets better by asking twice.
 */
const retry = (failures: number, error: Error): boolean =>
  failures < 4 && error instanceof ApiFailure && error.code === "superseded";

/** Rows depend on files too, which change without a word: an answer is fresh for a minute, or until “compute again”. */
export const previewCaching = {
  retry,
  retryDelay: 40,
  staleTime: 60_000,
  gcTime: 120_000,
  refetchOnWindowFocus: false,
} as const;
