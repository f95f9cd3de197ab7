"use client";

import { queryOptions, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useRef } from "react";
import { callApi } from "@/lib/api/client";
import { type NodeChoice, transformChoices } from "@/lib/editor/transform-choices";
import type { CustomTransform } from "@/lib/model/custom-transform";
import { useEditorStore } from "../editor-store";

/** Files of the workspace's folder are noticed this often, while the page is looked at. */
const EVERY_MS = 3_000;

const transformsQuery = queryOptions({
  queryKey: ["transforms"],
  queryFn: ({ signal }) => callApi("listTransforms", { signal }),
  refetchInterval: EVERY_MS,
  staleTime: EVERY_MS,
});

const none: readonly CustomTransform[] = [];

/** The custom transforms of the workspace; null until they are known. */
export function useTransforms(): readonly CustomTransform[] | null {
  const { data, isError } = useQuery(transformsQuery);
  return data?.transforms ?? (isError ? none : null);
}

/** The same as a picker offers them. */
export function useTransformChoices(): readonly NodeChoice[] {
  const transforms = useTransforms() ?? none;
  return useMemo(() => transformChoices(transforms), [transforms]);
}

/** Binds and computes anew what custom transforms have a part in, when their files have changed. */
export function useFollowTransforms(): void {
  const store = useEditorStore();
  const client = useQueryClient();
  const version = useQuery(transformsQuery).data?.version;
  const known = useRef<string>(undefined);
  useEffect(() => {
    if (version === undefined) return;
    const isFirst = known.current === undefined;
    const isSame = known.current === version;
    known.current = version;
    if (isFirst || isSame) return;
    const { nodes } = store.getState().document.pipeline;
    const isConcerned = Object.values(nodes).some(
      ({ type, settings }) =>
        type === "custom-transform" || String(settings.code ?? "").includes("customTransform"),
    );
    if (!isConcerned) return;
    store.actions.rebind();
    const computed = new Set<unknown>(["preview", "profile", "evaluate"]);
    void client.invalidateQueries({ predicate: ({ queryKey }) => computed.has(queryKey[0]) });
  }, [version, store, client]);
}
