"use client";

import { useQuery } from "@tanstack/react-query";
import { callApi } from "@/lib/api/client";
import type { NodeId, Pipeline } from "@/lib/model/pipeline";

/** The statement of one node in the program of its document; null until it is there. */
export function useExampleCode(name: string, pipeline: Pipeline, node: NodeId): string | null {
  const { data } = useQuery({
    queryKey: ["example-code", name, pipeline],
    queryFn: ({ signal }) => callApi("compile", { body: { name, pipeline }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const code = data?.typescript;
  const lines = code?.lines[node];
  if (!code || !lines) return null;
  const own = code.text.split("\n").slice(lines.from - 1, lines.to);
  const depth = /^ */.exec(own[0] ?? "")?.[0].length ?? 0;
  return own.map((line) => line.slice(depth)).join("\n");
}
