"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { previewCaching } from "@/components/editor/data-panel/profile-query";
import { upstreamKey, upstreamPipeline } from "@/components/editor/data-panel/upstream-key";
import { useSettled } from "@/components/editor/data-panel/use-settled";
import { useEditor, useEditorStore } from "@/components/editor/editor-store";
import { callApi } from "@/lib/api/client";
import type { EvaluateReply } from "@/lib/api/schemas";
import { newId } from "@/lib/util/ids";
import { useFieldInput, useFormNode } from "./form-context";

const page = newId("e");
const REST_MS = 250;

/** Values of an expression over the first rows of an input; null while there are none. The latest question wins. */
export function useEvaluate(
  field: string,
  port: string | undefined,
  expression: string,
  expects: "scalar" | "predicate" | "aggregate",
): EvaluateReply | null {
  const { id } = useFormNode();
  const input = useFieldInput(port);
  const store = useEditorStore();
  const pipeline = useEditor(({ document }) => document.pipeline);
  const jobId = useEditor((state) => state.jobId);
  const source = input?.from ?? "";
  const rows = useMemo(() => (source === "" ? "" : upstreamKey(pipeline, source)), [pipeline, source]);
  const asked = useSettled(expression, `${id} ${field}`, REST_MS);
  const { data } = useQuery({
    queryKey: ["evaluate", jobId, source, input?.output, rows, expects, asked],
    queryFn: ({ signal }) =>
      callApi("evaluate", {
        body: {
          pipeline: upstreamPipeline(store.getState().document.pipeline, id),
          node: id,
          port: input?.key ?? "",
          expression: asked,
          expects,
          channel: `${page}:${field}`,
        },
        signal,
      }),
    enabled: input?.columns !== null && input !== undefined && asked.trim() !== "",
    ...previewCaching,
  });
  return asked === expression && data && data.diagnostics.length === 0 ? data : null;
}
