"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { useState } from "react";
import { saveFile } from "@/components/jobs/save-file";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Segmented } from "@/components/ui/segmented";
import { Skeleton } from "@/components/ui/skeleton";
import { toast } from "@/components/ui/toast";
import { callApi } from "@/lib/api/client";
import type { GlueForm } from "@/lib/model/pipeline";
import { slug } from "@/lib/util/slug";
import { glueFormOptions, glueForms } from "./forms";
import { NoteList } from "./note-list";

type ExportDialogProps = {
  job: { id: string; name: string };
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** The editor holds edits that the saved job, which is what is exported, does not have. */
  unsaved?: boolean;
};

/** Says what AWS Glue will have of a job, and downloads it in one of its forms. */
export function GlueExportDialog(props: ExportDialogProps) {
  return props.open ? <OpenDialog {...props} /> : null;
}

function OpenDialog({ job, onOpenChange, unsaved = false }: ExportDialogProps) {
  const [chosen, setChosen] = useState<GlueForm | null>(null);
  const { data, error, isFetching } = useQuery({
    queryKey: ["glue-export", job.id, chosen],
    queryFn: ({ signal }) =>
      callApi("exportGlue", { params: { id: job.id }, query: chosen ? { form: chosen } : {}, signal }),
    placeholderData: keepPreviousData,
    gcTime: 0,
    retry: false,
  });
  const form = chosen ?? data?.form ?? "api";
  const download = () => {
    if (!data) return;
    saveFile(data.text, `${slug(job.name, "job").replaceAll("_", "-")}.json`, "application/json");
    toast.ok(`“${job.name}” was downloaded as a job of AWS Glue.`);
    onOpenChange(false);
  };
  return (
    <Dialog
      open
      onOpenChange={onOpenChange}
      title="Download as AWS Glue job"
      description="Nodes that came from AWS Glue and did not change are written back as they were."
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button
            variant="primary"
            icon={Download}
            busy={isFetching}
            disabled={!data || Boolean(error)}
            onClick={download}
          >
            Download .json
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <Field label="Form" help={glueForms[form].about}>
          <Segmented value={form} onValueChange={setChosen} options={glueFormOptions} />
        </Field>
        {error ? (
          <p role="alert" className="text-bad">
            {error.message}
          </p>
        ) : !data ? (
          <Skeleton className="h-16" />
        ) : data.notes.length === 0 ? (
          <p className="text-dim">AWS Glue can say all that this job does.</p>
        ) : (
          <div>
            <p className="mb-2 font-strong">What AWS Glue says otherwise, or cannot say:</p>
            <NoteList notes={data.notes} label="What AWS Glue says otherwise" />
          </div>
        )}
        {unsaved ? (
          <p className="text-sm text-warn">
            The job has edits that are not saved. What is downloaded is the last saved version.
          </p>
        ) : null}
      </div>
    </Dialog>
  );
}
