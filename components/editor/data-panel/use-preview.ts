"use client";

import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { type GridRows, rowsFromArrow } from "@/components/grid/grid-rows";
import type { GridProfile } from "@/components/grid/grid-types";
import { callApi } from "@/lib/api/client";
import { decodeFrame } from "@/lib/api/frame";
import { PreviewHead } from "@/lib/api/schemas";
import { homeOf } from "@/lib/editor/job-home";
import type { Diagnostic } from "@/lib/model/diagnostic";
import type { NodeId, Pipeline } from "@/lib/model/pipeline";
import { newId } from "@/lib/util/ids";
import { useEditor, useEditorStore } from "../editor-store";
import { failureDiagnostics, upstreamErrors } from "./problems";
import { previewCaching, profileQuery } from "./profile-query";
import { upstreamKey, upstreamPipeline } from "./upstream-key";
import { useSettled } from "./use-settled";

/** A view of one output of one node. */
export interface PreviewTarget {
  node: NodeId;
  output: string;
  limit: number;
  /** Which view asks: a newer question of the same view cancels the older one. */
  pane: string;
  /** Nodes that are in no document, added for this question. */
  extra?: Pipeline["nodes"];
  /** Rows alone, without statistics. */
  plain?: boolean;
}

export interface Preview {
  head: PreviewHead | null;
  rows: GridRows | null;
  profile: GridProfile | null;
  /** Rows are shown that a newer question will replace. */
  stale: boolean;
  loading: boolean;
  /** Why there are no rows, earliest cause first. */
  errors: readonly Diagnostic[];
  refresh: () => void;
}

// One for each page that is open, so that two windows do not cancel each other.
const page = newId("v");
const REST_MS = 120;
const none: readonly Diagnostic[] = [];

/** Rows and statistics of a node. Whatever is edited in between, only the last question's answer is shown. */
export function usePreview(target: PreviewTarget | null): Preview {
  const store = useEditorStore();
  const client = useQueryClient();
  const jobId = useEditor((state) => state.jobId);
  const document = useEditor((state) => state.document.pipeline);
  const binding = useEditor((state) => state.binding);
  const { node = "", output = "out", limit = 0, pane = "", extra, plain = false } = target ?? {};
  const pipeline = useMemo(() => withNodes(document, extra), [document, extra]);

  const current = useMemo(() => (node === "" ? "" : upstreamKey(pipeline, node)), [pipeline, node]);
  const key = useSettled(current, `${node} ${output}`, REST_MS);
  const known = useMemo(
    () => (node === "" ? none : upstreamErrors(pipeline, binding.diagnostics, node)),
    [pipeline, binding.diagnostics, node],
  );
  const blocked = known.length > 0;
  // An edit is bound first: asking for rows of what does not bind would only flash its error.
  const enabled = node !== "" && !blocked && !binding.pending && pipeline.nodes[node] !== undefined;
  const preview = useQuery({
    queryKey: ["preview", jobId, node, output, key, limit],
    queryFn: async ({ signal }) => {
      const asked = {
        pipeline: upstreamPipeline(withNodes(store.getState().document.pipeline, extra), node),
        node,
        output,
        limit,
      };
      const { head, tail } =
        homeOf(asked.pipeline).place === "server"
          ? decodeFrame(await callApi("preview", { body: { ...asked, channel: `${page}:${pane}` }, signal }))
          : await (await import("../local/near-job")).previewNear(asked, signal);
      const parsed = PreviewHead.parse(head);
      return { head: parsed, rows: rowsFromArrow(tail, parsed.columns) };
    },
    enabled,
    // Another node's rows would be shown under this node's name.
    placeholderData: (previous, query) =>
      query?.queryKey[2] === node && query.queryKey[3] === output ? previous : undefined,
    ...previewCaching,
  });
  const profile = useQuery({
    ...profileQuery({
      jobId,
      node,
      output,
      key,
      pipeline: () => store.getState().document.pipeline,
      channel: `${page}:${pane}`,
    }),
    enabled: enabled && !plain && preview.isSuccess && !preview.isPlaceholderData,
    placeholderData: keepPreviousData,
  });

  const facts = useMemo<GridProfile | null>(() => {
    const reply = profile.data;
    if (!reply) return null;
    return {
      rows: reply.rows,
      exact: reply.exact,
      columns: new Map(reply.columns.map((one) => [one.name, one])),
    };
  }, [profile.data]);

  const settling = key !== current || (binding.pending && (preview.isPlaceholderData || !preview.data));
  return {
    head: preview.data?.head ?? null,
    rows: preview.data?.rows ?? null,
    profile: profile.isPlaceholderData ? null : facts,
    stale: preview.isPlaceholderData || settling || (blocked && preview.data !== undefined),
    loading: node !== "" && !blocked && (preview.isFetching || settling),
    errors: blocked
      ? known
      : preview.error && !preview.isFetching
        ? failureDiagnostics(preview.error, node)
        : none,
    refresh: () => {
      void client.invalidateQueries({ queryKey: ["preview", jobId, node] });
      void client.invalidateQueries({ queryKey: ["profile", jobId, node] });
    },
  };
}

const withNodes = (pipeline: Pipeline, extra: Pipeline["nodes"] | undefined): Pipeline =>
  extra ? { ...pipeline, nodes: { ...pipeline.nodes, ...extra } } : pipeline;
