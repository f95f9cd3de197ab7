"use client";

import { Plus, Workflow } from "lucide-react";
import type { NewJobStart } from "@/components/jobs/new-job-dialog";
import { samples } from "@/components/jobs/samples";
import { useOpenNewJob } from "@/components/jobs/use-open-new-job";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { StartPanel } from "./start-panel";

type FirstStartProps = { onNew: (start: NewJobStart) => void; onFiles: (files: readonly File[]) => void };

/** Home before there is any job: what to do first. */
export function FirstStart({ onNew, onFiles }: FirstStartProps) {
  const { openSample, busy } = useOpenNewJob();
  const [sample] = samples;
  return (
    <div className="mx-auto w-full max-w-[560px] px-4 pb-12">
      <EmptyState
        icon={Workflow}
        title="Draw a job, see its rows, run it"
        className="pt-[8vh] pb-8"
        actions={
          <>
            <Button icon={Plus} onClick={() => onNew("empty")}>
              New job
            </Button>
            {sample ? (
              <Button variant="primary" busy={busy} onClick={() => openSample(sample)}>
                Open the sample “{sample.name}”
              </Button>
            ) : null}
          </>
        }
      >
        A job reads files, changes their rows step by step and writes the result. There are none here yet.
      </EmptyState>
      <StartPanel onFiles={onFiles} onMore={() => onNew("sample")} />
    </div>
  );
}
