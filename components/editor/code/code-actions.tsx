"use client";

import { Check, Download, FolderOutput, Undo2 } from "lucide-react";
import { useState } from "react";
import { ExportDialog } from "@/components/jobs/export-dialog";
import { saveFile } from "@/components/jobs/save-file";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { IconButton } from "@/components/ui/icon-button";
import { toast } from "@/components/ui/toast";
import { Tooltip } from "@/components/ui/tooltip";
import { slug } from "@/lib/util/slug";
import { useEditor } from "../editor-store";
import type { Typescript } from "./use-typescript";

type CodeActionsProps = {
  /** The text that is on; null while there is none. */
  text: string | null;
  extension: "ts" | "sql" | "py";
  /** Where the text can be edited. */
  typescript: Typescript | null;
};

/** What can be done with the text that is on. */
export function CodeActions({ text, extension, typescript }: CodeActionsProps) {
  const id = useEditor((state) => state.jobId);
  const name = useEditor(({ document }) => document.name);
  const savedName = useEditor(({ saved }) => saved.name);
  const unsaved = useEditor(({ saveState }) => saveState !== "saved");
  const [exporting, setExporting] = useState(false);
  return (
    <>
      {typescript?.program.draft ? <EditActions typescript={typescript} /> : null}
      {text === null ? null : (
        <>
          <CopyButton text={text} label="Copy the code" />
          <IconButton
            icon={Download}
            label={`Download as .${extension}`}
            onClick={() => saveFile(text, `${slug(name, "job").replaceAll("_", "-")}.${extension}`)}
          />
        </>
      )}
      <IconButton
        icon={FolderOutput}
        label="Export project…"
        onClick={() => setExporting(true)}
        className="@min-[680px]:hidden"
      />
      <Button
        size="sm"
        variant="ghost"
        icon={FolderOutput}
        onClick={() => setExporting(true)}
        className="hidden @min-[680px]:inline-flex"
      >
        Export project…
      </Button>
      <ExportDialog
        job={{ id, name: savedName }}
        open={exporting}
        onOpenChange={setExporting}
        unsaved={unsaved || (typescript?.program.draft ?? null) !== null}
      />
    </>
  );
}

/** For a text that was typed: give it up, or make it the job. */
function EditActions({ typescript: { program, applying, apply } }: { typescript: Typescript }) {
  const { draft, stale, setDraft } = program;
  const discard = () => {
    setDraft(null);
    toast.info("The edits were discarded.", {
      id: "discard-code",
      action: { label: "Bring them back", onClick: () => setDraft(draft) },
    });
  };
  return (
    <span className="mr-1 flex items-center gap-1.5">
      <IconButton icon={Undo2} label="Discard the edits" onClick={discard} className="@min-[600px]:hidden" />
      <Button size="sm" icon={Undo2} onClick={discard} className="hidden @min-[600px]:inline-flex">
        Discard
      </Button>
      <Tooltip
        label={stale ? "The job changed meanwhile: choose first" : "Makes the job what the code says"}
        shortcut={stale ? undefined : "mod+s"}
      >
        <span>
          <Button
            size="sm"
            variant="primary"
            icon={Check}
            busy={applying.applying}
            disabled={stale}
            onClick={() => void apply()}
          >
            Apply to canvas
          </Button>
        </span>
      </Tooltip>
    </span>
  );
}
