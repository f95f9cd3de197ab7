"use client";

import { useQuery } from "@tanstack/react-query";
import { noRows, rowsFromArrow } from "@/components/grid/grid-rows";
import { callApi } from "@/lib/api/client";
import { decodeFrame } from "@/lib/api/frame";
import { PreviewHead } from "@/lib/api/schemas";
import type { NodeId, Pipeline } from "@/lib/model/pipeline";
import { newId } from "@/lib/util/ids";
import { ExampleGrid } from "./example-grid";

const page = newId("v");
const LIMIT = 50;

type ExampleOutputProps = { pipeline: Pipeline; node: NodeId; output: string; title: string };

/** The rows of a node, asked for when they are shown; or why there are none. */
export function ExampleOutput({ pipeline, node, output, title }: ExampleOutputProps) {
  const { data, error, isPending } = useQuery({
    queryKey: ["example", node, output, pipeline],
    queryFn: async ({ signal }) => {
      const body = { pipeline, node, output, limit: LIMIT, channel: `${page}:${output}` };
      const { head, tail } = decodeFrame(await callApi("preview", { body, signal }));
      const parsed = PreviewHead.parse(head);
      return { head: parsed, rows: rowsFromArrow(tail, parsed.columns) };
    },
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  const problems = error ? [error.message] : errorsOf(data?.head);
  if (problems.length > 0)
    return (
      <section aria-label={title}>
        <h3 className="pb-1.5 text-sm text-dim">{title}</h3>
        <ul className="rounded-md border border-bad/30 bg-bad/10 px-3 py-2 text-bad">
          {problems.map((message) => (
            <li key={message}>{message}</li>
          ))}
        </ul>
      </section>
    );
  return (
    <ExampleGrid
      title={title}
      rows={data?.rows ?? noRows}
      loading={isPending}
      note={data ? `computed in ${Math.max(1, Math.round(data.head.ms))} ms` : null}
    />
  );
}

const errorsOf = (head: PreviewHead | undefined): string[] =>
  (head?.diagnostics ?? []).filter(({ severity }) => severity === "error").map(({ message }) => message);
