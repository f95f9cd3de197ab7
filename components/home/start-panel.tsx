"use client";

import { ArrowRight, FileDown } from "lucide-react";
import { NodeTypeIcons } from "@/components/jobs/node-type-icons";
import { typesOf } from "@/components/jobs/sample-cards";
import { samples, starters } from "@/components/jobs/samples";
import { useOpenNewJob } from "@/components/jobs/use-open-new-job";
import { Button } from "@/components/ui/button";
import { workingNodes } from "@/lib/nodes/working-nodes";
import { Section } from "./section";
import { useFilePicker } from "./use-file-picker";

type StartPanelProps = { onFiles: (files: readonly File[]) => void; onMore: () => void };

/** From a file or a sample to a job, in one click. */
export function StartPanel({ onFiles, onMore }: StartPanelProps) {
  const { openSample, busy } = useOpenNewJob();
  const { input, pick } = useFilePicker(onFiles);
  return (
    <Section title="Start from">
      <div className="p-1.5">
        {input}
        <button
          type="button"
          onClick={pick}
          className="flex w-full items-center gap-3 rounded-md px-2 py-2 text-left transition-colors hover:bg-sunken"
        >
          <span className="grid size-[30px] shrink-0 place-items-center rounded-[8px] bg-source/12 text-source">
            <FileDown size={16} strokeWidth={1.75} aria-hidden />
          </span>
          <span className="min-w-0">
            <span className="block font-strong">A file</span>
            <span className="block text-sm text-dim">Drop CSV, JSON or Parquet anywhere on this page</span>
          </span>
        </button>
        {starters.map((sample) => (
          <button
            key={sample.id}
            type="button"
            disabled={busy}
            onClick={() => openSample(sample)}
            className="group flex w-full items-center gap-3 rounded-md px-2 py-2 text-left transition-colors hover:bg-sunken disabled:opacity-60"
          >
            <span className="min-w-0 flex-1">
              <span className="flex items-center gap-1.5 font-strong">
                {sample.name}
                <ArrowRight
                  size={13}
                  aria-hidden
                  className="text-faint opacity-0 transition-opacity group-hover:opacity-100 group-focus-visible:opacity-100"
                />
              </span>
              <span className="block text-sm text-dim">{sample.description}</span>
            </span>
            <NodeTypeIcons types={typesOf(sample)} nodeCount={workingNodes(sample.pipeline).length} />
          </button>
        ))}
        {samples.length > starters.length ? (
          <Button variant="ghost" size="sm" className="mx-1 mt-1" onClick={onMore}>
            {`${samples.length - starters.length} more samples`}
          </Button>
        ) : null}
      </div>
    </Section>
  );
}
