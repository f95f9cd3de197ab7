"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { profileQuery } from "@/components/editor/data-panel/profile-query";
import { upstreamKey } from "@/components/editor/data-panel/upstream-key";
import { useEditor, useEditorStore } from "@/components/editor/editor-store";
import { newId } from "@/lib/util/ids";
import type { Option } from "./controls/options";
import { useFieldInput } from "./form-context";

const page = newId("p");
const none: readonly Option[] = [];

/** The most frequent values of a text column, for suggesting; asked for only while somebody may choose. */
export function useColumnValues(
  port: string | undefined,
  column: string,
  enabled: boolean,
): readonly Option[] {
  const input = useFieldInput(port);
  const store = useEditorStore();
  const jobId = useEditor((state) => state.jobId);
  const pipeline = useEditor(({ document }) => document.pipeline);
  const node = input?.from ?? "";
  const key = useMemo(
    () => (enabled && node !== "" ? upstreamKey(pipeline, node) : ""),
    [enabled, pipeline, node],
  );
  const { data } = useQuery({
    ...profileQuery({
      jobId,
      node,
      output: input?.output ?? "out",
      key,
      pipeline: () => store.getState().document.pipeline,
      channel: `${page}:values`,
    }),
    enabled: enabled && input !== undefined && input.columns !== null,
  });
  return useMemo(() => {
    const facts = data?.columns.find(({ name }) => name.toLowerCase() === column.toLowerCase());
    if (!facts || !/^(VARCHAR|ENUM|BOOLEAN)/.test(facts.type)) return none;
    return facts.histogram.map(({ label, count }) => ({
      value: label,
      label,
      detail: count.toLocaleString("en-US"),
    }));
  }, [data, column]);
}
