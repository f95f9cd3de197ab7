"use client";

import { FileDown, type LucideIcon, Shapes, SquareDashed } from "lucide-react";
import type { NewJobStart } from "@/components/jobs/new-job-dialog";
import { samples } from "@/components/jobs/samples";
import { useFilePicker } from "./use-file-picker";

type StartRowProps = {
  onNew: (start: NewJobStart) => void;
  onFiles: (files: readonly File[]) => void;
};

/** One click to a new job. */
export function StartRow({ onNew, onFiles }: StartRowProps) {
  const { input, pick } = useFilePicker(onFiles);
  return (
    <section aria-label="Start a job" className="grid gap-3 sm:grid-cols-3">
      {input}
      <StartCard
        icon={SquareDashed}
        title="Empty canvas"
        detail="Add nodes one by one"
        tone="bg-transform/12 text-transform"
        onClick={() => onNew("empty")}
      />
      <StartCard
        icon={FileDown}
        title="A file"
        detail="Drop CSV, JSON or Parquet here"
        tone="bg-source/12 text-source"
        onClick={pick}
      />
      <StartCard
        icon={Shapes}
        title="A sample"
        detail={`${samples[0]?.name} and ${samples.length - 1} more`}
        tone="bg-target/12 text-target"
        onClick={() => onNew("sample")}
      />
    </section>
  );
}

type StartCardProps = { icon: LucideIcon; title: string; detail: string; tone: string; onClick: () => void };

function StartCard({ icon: Icon, title, detail, tone, onClick }: StartCardProps) {
  return (
    <button
      type="button"
      onClick={onClick}
      className="flex min-w-0 items-center gap-3 rounded-lg border border-dashed border-line-2 px-3 py-2.5 text-left transition-colors hover:border-faint hover:bg-surface"
    >
      <span className={`grid size-[30px] shrink-0 place-items-center rounded-[8px] ${tone}`}>
        <Icon size={16} strokeWidth={1.75} aria-hidden />
      </span>
      <span className="min-w-0">
        <span className="block truncate font-strong">{title}</span>
        <span className="block truncate text-sm text-dim">{detail}</span>
      </span>
    </button>
  );
}
