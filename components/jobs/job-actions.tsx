"use client";

import {
  CloudDownload,
  CopyPlus,
  Ellipsis,
  FolderOutput,
  History,
  Play,
  Square,
  SquareArrowOutUpRight,
  Trash2,
} from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { GlueExportDialog } from "@/components/glue/export-dialog";
import { useStartRun, useStopRun } from "@/components/runs/run-queries";
import { isActive } from "@/components/runs/run-state";
import { DropdownMenu } from "@/components/ui/dropdown-menu";
import { IconButton } from "@/components/ui/icon-button";
import { toast } from "@/components/ui/toast";
import type { JobSummary } from "@/lib/api/schemas";
import { DeleteJobDialog } from "./delete-job-dialog";
import { ExportDialog } from "./export-dialog";
import { jobHref } from "./job-href";
import { useCloneJob } from "./job-queries";

/** Run or stop, and a menu with the rest. */
export function JobActions({ job }: { job: JobSummary }) {
  const router = useRouter();
  const [dialog, setDialog] = useState<"export" | "glue" | "delete" | null>(null);
  const start = useStartRun();
  const stop = useStopRun();
  const clone = useCloneJob();
  const running = job.lastRun && isActive(job.lastRun.state) ? job.lastRun : null;

  const run = () =>
    start.mutate(
      { jobId: job.id },
      {
        onSuccess: ({ id }) =>
          toast.ok(`“${job.name}” is running.`, {
            id: `run-${job.id}`,
            action: { label: "Show the run", onClick: () => router.push(jobHref(job.id, "runs", id)) },
          }),
      },
    );
  const copy = () =>
    clone.mutate(
      { id: job.id },
      {
        onSuccess: ({ id, name }) =>
          toast.ok(`Cloned as “${name}”.`, {
            action: { label: "Open", onClick: () => router.push(jobHref(id)) },
          }),
        onError: (error) => {
          toast.bad("The job was not cloned.", { detail: error.message });
        },
      },
    );

  return (
    <>
      {running ? (
        <IconButton
          icon={Square}
          label={running.state === "STOPPING" ? "Stopping…" : `Stop ${job.name}`}
          busy={stop.isPending || running.state === "STOPPING"}
          onClick={() => stop.mutate(running.id)}
        />
      ) : (
        <IconButton
          icon={Play}
          label={job.nodeCount === 0 && !job.isProgram ? "Nothing to run yet" : `Run ${job.name}`}
          disabled={job.nodeCount === 0 && !job.isProgram}
          busy={start.isPending}
          onClick={run}
        />
      )}
      <DropdownMenu
        align="end"
        trigger={<IconButton icon={Ellipsis} label={`Actions for ${job.name}`} busy={clone.isPending} />}
        items={[
          {
            id: "open",
            label: "Open",
            icon: SquareArrowOutUpRight,
            onSelect: () => router.push(jobHref(job.id)),
          },
          { id: "runs", label: "Runs", icon: History, onSelect: () => router.push(jobHref(job.id, "runs")) },
          "separator",
          { id: "clone", label: "Clone", icon: CopyPlus, onSelect: copy },
          { id: "export", label: "Export project…", icon: FolderOutput, onSelect: () => setDialog("export") },
          {
            id: "glue",
            label: "Download as AWS Glue job…",
            icon: CloudDownload,
            onSelect: () => setDialog("glue"),
          },
          "separator",
          {
            id: "delete",
            label: "Delete…",
            icon: Trash2,
            tone: "danger",
            onSelect: () => setDialog("delete"),
          },
        ]}
      />
      <ExportDialog
        job={job}
        open={dialog === "export"}
        onOpenChange={(open) => setDialog(open ? "export" : null)}
      />
      <GlueExportDialog
        job={job}
        open={dialog === "glue"}
        onOpenChange={(open) => setDialog(open ? "glue" : null)}
      />
      <DeleteJobDialog
        job={job}
        open={dialog === "delete"}
        onOpenChange={(open) => setDialog(open ? "delete" : null)}
      />
    </>
  );
}
