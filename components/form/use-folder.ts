"use client";

import { useQuery } from "@tanstack/react-query";
import { callApi } from "@/lib/api/client";
import type { FileEntry } from "@/lib/api/schemas";

const none: readonly FileEntry[] = [];

/** What is in a folder of the workspace; empty while it is being read, or is no folder. */
export function useFolder(path: string, enabled: boolean): readonly FileEntry[] {
  const { data } = useQuery({
    queryKey: ["files", path],
    queryFn: ({ signal }) => callApi("listFiles", { query: { path }, signal }),
    enabled,
    retry: false,
    staleTime: 10_000,
  });
  return data?.entries ?? none;
}
