"use client";

import { Download } from "lucide-react";
import { useState } from "react";
import { GlueExportDialog } from "@/components/glue/export-dialog";
import { FolderFields } from "@/components/glue/folder-fields";
import { glueForms } from "@/components/glue/forms";
import { Button } from "@/components/ui/button";
import { bucketOf, placesIn, withFolders } from "@/lib/glue/s3-folders";
import { useEditor, useEditorActions } from "../editor-store";
import { Section } from "./section";

/** Where the job came from in AWS Glue, what stands for S3, and the way back. */
export function GlueSection() {
  const [downloading, setDownloading] = useState(false);
  const id = useEditor((state) => state.jobId);
  const savedName = useEditor(({ saved }) => saved.name);
  const unsaved = useEditor(({ saveState }) => saveState !== "saved");
  const imported = useEditor(({ document }) => document.pipeline.imported);
  return (
    <Section
      title="AWS Glue"
      className="pb-4"
      about={
        imported
          ? `Imported from a file of AWS Glue's ${glueForms[imported.form].label}. What this studio does not model is kept.`
          : "This job can be written as a job file of AWS Glue."
      }
      actions={
        <Button size="sm" icon={Download} onClick={() => setDownloading(true)}>
          Download as AWS Glue job…
        </Button>
      }
    >
      {imported ? <Folders /> : null}
      <GlueExportDialog
        job={{ id, name: savedName }}
        open={downloading}
        onOpenChange={setDownloading}
        unsaved={unsaved}
      />
    </Section>
  );
}

/** The folders that stand for places in S3; the paths of the nodes follow them. */
function Folders() {
  const pipeline = useEditor(({ document }) => document.pipeline);
  const isProgram = useEditor(({ document }) => document.program !== null);
  const { apply, endBurst } = useEditorActions();
  const [typed, setTyped] = useState<Readonly<Record<string, string>> | null>(null);
  const folders = pipeline.imported?.folders ?? {};
  const places = [...new Set([...Object.keys(folders), ...placesIn(pipeline).map(bucketOf)])].filter(
    (place) =>
      Object.hasOwn(folders, place) || !Object.keys(folders).some((other) => other.startsWith(`${place}/`)),
  );
  if (places.length === 0) return null;
  return (
    <div className="px-4 pt-2">
      <p className="mb-2 text-dim">Folders of the workspace that stand for places in S3.</p>
      <FolderFields
        places={places}
        folders={typed ?? folders}
        onChange={setTyped}
        readOnly={isProgram}
        onBlur={() => {
          if (typed) apply("Let a folder stand for S3", (before) => withFolders(before, typed));
          setTyped(null);
          endBurst();
        }}
      />
    </div>
  );
}
