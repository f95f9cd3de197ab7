"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { previewCaching } from "@/components/editor/data-panel/profile-query";
import { upstreamKey, upstreamPipeline } from "@/components/editor/data-panel/upstream-key";
import { useSettled } from "@/components/editor/data-panel/use-settled";
import { useEditor, useEditorStore } from "@/components/editor/editor-store";
import { rowsFromArrow } from "@/components/grid/grid-rows";
import { callApi } from "@/lib/api/client";
import { decodeFrame } from "@/lib/api/frame";
import { PreviewHead } from "@/lib/api/schemas";
import { writeRef } from "@/lib/model/pipeline";
import { newId } from "@/lib/util/ids";
import { useFieldInput } from "./form-context";
import { countingPipeline, type KeyFacts, type KeyPair } from "./key-facts";

const page = newId("k");
const REST_MS = 400;

/** How many rows of both sides the keys match; null while it is not known. */
export function useKeyFacts(
  ports: { left: string | undefined; right: string | undefined },
  keys: readonly KeyPair[],
  nullsEqual: boolean,
): KeyFacts | null {
  const store = useEditorStore();
  const left = useFieldInput(ports.left);
  const right = useFieldInput(ports.right);
  const pipeline = useEditor(({ document }) => document.pipeline);
  const ready =
    left?.columns &&
    right?.columns &&
    keys.length > 0 &&
    keys.every((key) => has(left.columns, key.left) && has(right.columns, key.right));
  const question = useMemo(() => {
    if (!ready || !left || !right) return "";
    return [
      upstreamKey(pipeline, left.from),
      left.output,
      upstreamKey(pipeline, right.from),
      right.output,
      JSON.stringify([keys, nullsEqual]),
    ].join("\n\n");
  }, [ready, pipeline, left, right, keys, nullsEqual]);
  const asked = useSettled(question, "", REST_MS);
  const { data } = useQuery({
    queryKey: ["key-facts", asked],
    queryFn: async ({ signal }) => {
      if (!left || !right) return null;
      const sides = { left: writeRef(left.from, left.output), right: writeRef(right.from, right.output) };
      const counting = countingPipeline(store.getState().document.pipeline, sides, keys, nullsEqual);
      const bytes = await callApi("preview", {
        body: {
          pipeline: upstreamPipeline(counting.pipeline, counting.node),
          node: counting.node,
          output: "out",
          limit: 1,
          channel: `${page}:keys`,
        },
        signal,
      });
      const { head, tail } = decodeFrame(bytes);
      const parsed = PreviewHead.parse(head);
      if (!parsed.exact) return null;
      const rows = rowsFromArrow(tail, parsed.columns);
      const number = (column: number) => Number(rows.value(0, column) ?? 0);
      return { lefts: number(0), matched: number(1), rights: number(2), unused: number(3) };
    },
    enabled: asked !== "" && asked === question,
    ...previewCaching,
  });
  return asked === question && asked !== "" ? (data ?? null) : null;
}

const has = (columns: readonly { name: string }[] | null, wanted: string): boolean =>
  columns?.some(({ name }) => name.toLowerCase() === wanted.toLowerCase()) ?? false;
