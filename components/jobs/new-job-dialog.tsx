"use client";

import { Copy, FileDown, type LucideIcon, Shapes, SquareDashed } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Segmented } from "@/components/ui/segmented";
import { uniqueName } from "@/lib/util/slug";
import { CopySource } from "./copy-source";
import { jobHref } from "./job-href";
import { useAllJobs, useCloneJob, useCreateJob } from "./job-queries";
import { SampleCards } from "./sample-cards";
import { samples } from "./samples";

export type NewJobStart = "empty" | "sample" | "copy";
const starts: readonly { value: NewJobStart; label: string; icon: LucideIcon }[] = [
  { value: "empty", label: "Empty canvas", icon: SquareDashed },
  { value: "sample", label: "Sample", icon: Shapes },
  { value: "copy", label: "Copy of a job", icon: Copy },
];

type NewJobDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** What is chosen at first. */
  start?: NewJobStart;
};

/** Names a job and says what it starts from. */
export function NewJobDialog({ open, onOpenChange, start = "empty" }: NewJobDialogProps) {
  // Mounted anew each time, so that it opens as it should.
  return open ? <OpenDialog onOpenChange={onOpenChange} initial={start} /> : null;
}

type OpenDialogProps = Pick<NewJobDialogProps, "onOpenChange"> & { initial: NewJobStart };

function OpenDialog({ onOpenChange, initial }: OpenDialogProps) {
  const router = useRouter();
  const [start, setStart] = useState<NewJobStart>(initial);
  const [typed, setTyped] = useState<string | null>(null);
  const [sampleId, setSampleId] = useState(samples[0]?.id);
  const [source, setSource] = useState<{ id: string; name: string } | null>(null);
  const create = useCreateJob();
  const clone = useCloneJob();
  const sample = samples.find(({ id }) => id === sampleId);

  const { data } = useAllJobs();
  const wanted = { empty: "Untitled job", sample: sample?.name, copy: source ? `${source.name} copy` : "" }[
    start
  ];
  const proposed = wanted ? uniqueName(wanted, new Set(data?.jobs.map((job) => job.name))) : "";
  const name = (typed ?? proposed).trim();
  const ready = name !== "" && name.length <= 255 && (start !== "copy" || source !== null);
  const busy = create.isPending || clone.isPending || create.isSuccess || clone.isSuccess;
  const error = create.error ?? clone.error;

  const submit = () => {
    if (!ready || busy) return;
    const then = { onSuccess: ({ id }: { id: string }) => router.push(jobHref(id)) };
    if (start === "copy" && source) clone.mutate({ id: source.id, name }, then);
    else if (start === "sample" && sample)
      create.mutate({ name, description: sample.description, pipeline: sample.pipeline }, then);
    else create.mutate({ name }, then);
  };

  return (
    <Dialog
      open
      onOpenChange={onOpenChange}
      title="New job"
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button variant="primary" type="submit" form="new-job" busy={busy} disabled={!ready}>
            Create and open
          </Button>
        </>
      }
    >
      <form
        id="new-job"
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Field label="Name" required>
          <Input
            value={typed ?? proposed}
            onChange={(event) => setTyped(event.target.value)}
            onFocus={(event) => event.target.select()}
            maxLength={255}
            autoComplete="off"
          />
        </Field>
        <Field label="Start from">
          <Segmented value={start} onValueChange={setStart} options={starts} />
        </Field>
        {start === "empty" ? (
          <p className="flex items-start gap-2 text-dim">
            <FileDown size={16} strokeWidth={1.75} aria-hidden className="mt-px shrink-0" />
            On the canvas, press A to add a node, or drop a CSV, JSON or Parquet file for a source that reads
            it.
          </p>
        ) : start === "sample" ? (
          <SampleCards value={sampleId} onChange={setSampleId} />
        ) : (
          <CopySource value={source} onChange={setSource} />
        )}
        {error ? (
          <p role="alert" className="text-bad">
            {error.message}
          </p>
        ) : null}
      </form>
    </Dialog>
  );
}
