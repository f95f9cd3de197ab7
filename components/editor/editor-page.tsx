"use client";

import { useQuery } from "@tanstack/react-query";
import { CircleX } from "lucide-react";
import dynamic from "next/dynamic";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ApiFailure, callApi } from "@/lib/api/client";
import { EditorSkeleton } from "./editor-skeleton";
import { tabOf } from "./top-bar/editor-tabs";

// The canvas measures the window and drafts live in the browser: there is nothing to draw on the server.
const Editor = dynamic(() => import("./editor").then(({ Editor }) => Editor), {
  ssr: false,
  loading: () => <EditorSkeleton />,
});

/** Reads the job and opens it in the editor. */
export function EditorPage({ id, tab }: { id: string; tab: string | null }) {
  const { data, error, refetch } = useQuery({
    queryKey: ["job", id, "opened"],
    queryFn: ({ signal }) => callApi("getJob", { params: { id }, signal }),
    retry: (failures, problem) => failures < 1 && !(problem instanceof ApiFailure),
    // What is open is the editor's: nothing may replace it behind its back.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  if (data) return <Editor key={data.id} job={data} tab={tabOf(tab)} />;
  if (!error) return <EditorSkeleton />;
  const gone = error instanceof ApiFailure && error.status === 404;
  return (
    <EmptyState
      icon={CircleX}
      tone="bad"
      headingLevel="h1"
      className="flex-1"
      title={gone ? "There is no such job" : "The job could not be read"}
      actions={
        <>
          <Button asChild>
            <Link href="/jobs">All jobs</Link>
          </Button>
          {gone ? null : (
            <Button variant="primary" onClick={() => void refetch()}>
              Try again
            </Button>
          )}
        </>
      }
    >
      {gone ? "It may have been deleted." : error.message}
    </EmptyState>
  );
}
