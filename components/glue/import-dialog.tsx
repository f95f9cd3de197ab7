"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { count } from "@/components/grid/numbers";
import { jobHref } from "@/components/jobs/job-href";
import { useAllJobs, useCreateJob } from "@/components/jobs/job-queries";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Skeleton } from "@/components/ui/skeleton";
import { callApi } from "@/lib/api/client";
import type { ImportGlueReply } from "@/lib/api/schemas";
import { uniqueName } from "@/lib/util/slug";
import { FolderFields } from "./folder-fields";
import { glueForms } from "./forms";
import { NoteList } from "./note-list";
import { useSettledFolders } from "./use-settled-folders";

type ImportDialogProps = {
  /** The file, as it was chosen; null while there is none. */
  file: { name: string; text: string } | null;
  onClose: () => void;
};

/** Shows what a job of AWS Glue becomes here, and makes it a job. */
export function ImportDialog({ file, onClose }: ImportDialogProps) {
  return file ? <OpenDialog key={file.text} file={file} onClose={onClose} /> : null;
}

function OpenDialog({ file, onClose }: { file: { name: string; text: string }; onClose: () => void }) {
  const router = useRouter();
  const create = useCreateJob();
  const [typed, setTyped] = useState<string | null>(null);
  const { folders, asked, setFolders, settle, propose } = useSettledFolders();
  const { data, error, isFetching } = useQuery({
    queryKey: ["glue-import", file.text, asked],
    queryFn: async ({ signal }) => {
      const reply = await callApi("importGlue", { body: { text: file.text, folders: asked ?? {} }, signal });
      propose(reply.buckets);
      return reply;
    },
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  const { data: jobs } = useAllJobs();
  const proposed = data ? uniqueName(data.name, new Set(jobs?.jobs.map(({ name }) => name))) : "";
  const name = (typed ?? proposed).trim();
  const busy = create.isPending || create.isSuccess;
  const ready = data !== undefined && !error && !isFetching && name !== "";

  const submit = () => {
    if (!ready || busy) return;
    const { description, pipeline, timeoutMinutes } = data;
    create.mutate(
      { name, description, pipeline, settings: { timeoutMinutes } },
      { onSuccess: ({ id }) => router.push(jobHref(id)) },
    );
  };

  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? null : onClose())}
      title="Import a job of AWS Glue"
      description={data ? `${file.name}, ${sizeWords(data)}.` : file.name}
      size="lg"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="primary"
            type="submit"
            form="import-glue"
            busy={busy || isFetching}
            disabled={!ready}
          >
            Import and open
          </Button>
        </>
      }
    >
      <form
        id="import-glue"
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        {error ? (
          <p role="alert" className="text-bad">
            {error.message}
          </p>
        ) : data ? (
          <>
            <Field label="Name" required>
              <Input
                value={typed ?? proposed}
                onChange={({ target }) => setTyped(target.value)}
                maxLength={255}
                autoComplete="off"
              />
            </Field>
            {data.buckets.length > 0 ? (
              <fieldset>
                <legend className="font-strong">Places in S3</legend>
                <p className="mb-2 text-dim">
                  Files are read from and written to folders of the workspace that stand for them. An export
                  to AWS Glue has the places again.
                </p>
                <FolderFields places={data.buckets} folders={folders} onChange={setFolders} onBlur={settle} />
              </fieldset>
            ) : null}
            <div>
              <p className="mb-2 font-strong">{reportWords(data)}</p>
              {data.notes.length > 0 ? (
                <NoteList notes={data.notes} label="What to know of this job" />
              ) : null}
            </div>
            {create.error ? (
              <p role="alert" className="text-bad">
                {create.error.message}
              </p>
            ) : null}
          </>
        ) : (
          <Skeleton className="h-32" />
        )}
      </form>
    </Dialog>
  );
}

const nodesWord = (nodes: number): string => `${count(nodes)} ${nodes === 1 ? "node" : "nodes"}`;

const sizeWords = ({ form, pipeline }: ImportGlueReply): string =>
  `in the form of AWS Glue's ${glueForms[form].label.toLowerCase().replace("api", "API")}: ${nodesWord(Object.keys(pipeline.nodes).length)}`;

function reportWords({ notes, pipeline }: ImportGlueReply): string {
  const kept = notes.filter(({ kind }) => kind === "kept").length;
  if (notes.length === 0) return "Every node has its counterpart here.";
  const all = Object.keys(pipeline.nodes).length;
  const runs =
    kept === 0
      ? "Every node has its counterpart here"
      : `${nodesWord(kept)} of ${count(all)} ${kept === 1 ? "is" : "are"} kept but cannot run here`;
  return kept === notes.length ? `${runs}.` : `${runs}. Worth a look:`;
}
