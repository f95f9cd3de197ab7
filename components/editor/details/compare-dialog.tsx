"use client";

import { useQuery } from "@tanstack/react-query";
import { ArrowRight } from "lucide-react";
import { exactTime } from "@/components/runs/time-words";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Select } from "@/components/ui/select";
import { Skeleton } from "@/components/ui/skeleton";
import { callApi } from "@/lib/api/client";
import type { JobVersion } from "@/lib/api/schemas";
import { useEditor } from "../editor-store";
import { DifferenceList } from "./difference-list";

type CompareDialogProps = {
  versions: readonly JobVersion[];
  from: number;
  to: number;
  onChange: (pair: { from: number; to: number }) => void;
  onRestore: (version: JobVersion) => void;
  onClose: () => void;
};

/** How any two versions differ. */
export function CompareDialog({ versions, from, to, onChange, onRestore, onClose }: CompareDialogProps) {
  const jobId = useEditor((state) => state.jobId);
  const current = useEditor((state) => state.baseVersion);
  const nodes = useEditor(({ document }) => document.pipeline.nodes);
  const { data, error } = useQuery({
    queryKey: ["jobs", "compare", jobId, from, to],
    queryFn: ({ signal }) =>
      callApi("compareVersions", { params: { id: jobId }, query: { from, to }, signal }),
    // Versions never change.
    staleTime: Infinity,
  });
  const options = versions.map(({ version, createdAt }) => ({
    value: String(version),
    label: version === current ? `Version ${version}, current` : `Version ${version}`,
    detail: exactTime(createdAt).replace(/:\d\d \S+$/, ""),
  }));
  const older = versions.find(({ version }) => version === from);
  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? null : onClose())}
      title="Compare versions"
      size="lg"
      footer={
        <>
          {older && older.version !== current ? (
            <Button className="mr-auto" onClick={() => onRestore(older)}>
              Restore version {older.version}…
            </Button>
          ) : null}
          <Button onClick={onClose}>Close</Button>
        </>
      }
    >
      <div className="sticky top-0 z-10 flex items-center gap-3 bg-surface pb-3">
        <Select
          label="From"
          value={String(from)}
          onValueChange={(value) => onChange({ from: Number(value), to })}
          options={options}
          className="w-56"
        />
        <ArrowRight size={15} aria-label="to" className="shrink-0 text-dim" />
        <Select
          label="To"
          value={String(to)}
          onValueChange={(value) => onChange({ from, to: Number(value) })}
          options={options}
          className="w-56"
        />
      </div>
      <div className="min-h-40">
        {error ? (
          <p role="alert" className="text-bad">
            {error.message}
          </p>
        ) : !data ? (
          <div className="flex flex-col gap-2" aria-busy="true">
            <Skeleton className="w-64" />
            <Skeleton className="h-16" />
            <Skeleton className="w-48" />
          </div>
        ) : data.differences.length === 0 ? (
          <p className="py-6 text-center text-dim">
            These two do the same. At most, nodes stand elsewhere on the canvas.
          </p>
        ) : (
          <DifferenceList differences={data.differences} nodes={nodes} />
        )}
      </div>
    </Dialog>
  );
}
