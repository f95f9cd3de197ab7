"use client";

import { Download } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { bytesWords } from "@/components/runs/size-words";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Switch } from "@/components/ui/switch";
import { toast } from "@/components/ui/toast";
import { exportProject } from "./export-project";

type ExportDialogProps = {
  job: { id: string; name: string };
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** The editor holds edits that the saved job, which is what is exported, does not have. */
  unsaved?: boolean;
};

const inside: readonly (readonly [name: string, what: string])[] = [
  ["job.ts", "the program, with one statement for each node"],
  ["tenon/", "the library that runs it, as readable sources with their types"],
  ["package.json", "the packages it needs, with exact versions: npm install, then npm start"],
  ["job.test.ts", "a test: rows of its sources, and what it makes of them today"],
  ["Dockerfile", "the same in a container"],
];

/** Says what an exported project holds, and downloads it. */
export function ExportDialog({ job, open, onOpenChange, unsaved = false }: ExportDialogProps) {
  const [withData, setWithData] = useState(true);
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const change = (next: boolean) => {
    running.current?.abort();
    setError(null);
    setBusy(false);
    onOpenChange(next);
  };
  const download = async () => {
    const controller = new AbortController();
    running.current = controller;
    setBusy(true);
    setError(null);
    try {
      const bytes = await exportProject(job, withData, controller.signal);
      toast.ok(`“${job.name}” was exported.`, { detail: bytesWords(bytes) });
      onOpenChange(false);
    } catch (problem) {
      if (!controller.signal.aborted) setError(problem instanceof Error ? problem.message : String(problem));
    } finally {
      if (running.current === controller) setBusy(false);
    }
  };

  return (
    <Dialog
      open={open}
      onOpenChange={change}
      title="Export project"
      description="A folder, zipped, that runs this job without the studio: on a laptop, a server or in CI."
      footer={
        <>
          <Button onClick={() => change(false)}>Cancel</Button>
          <Button variant="primary" icon={Download} busy={busy} onClick={download}>
            Download .zip
          </Button>
        </>
      }
    >
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 rounded-md border border-line bg-sunken px-3 py-2">
        {inside.map(([name, what]) => (
          <div key={name} className="contents">
            <dt className="font-mono text-sm leading-[19px]">{name}</dt>
            <dd className="text-dim">{what}</dd>
          </div>
        ))}
        <dt className="font-mono text-sm leading-[19px]">data files</dt>
        <dd className="text-dim">
          {withData ? "the input files, at the same paths" : "left out; bring them along"}
        </dd>
      </dl>
      <Field
        className="mt-4"
        label="Include the input files"
        inline
        help="Without them the project reads the same relative paths of wherever it is unpacked."
      >
        <Switch checked={withData} onCheckedChange={setWithData} />
      </Field>
      {unsaved ? (
        <p className="mt-3 text-sm text-warn">
          The job has edits that are not saved. What is exported is the last saved version.
        </p>
      ) : null}
      {error ? (
        <p role="alert" className="mt-3 text-bad">
          {error}
        </p>
      ) : null}
    </Dialog>
  );
}
