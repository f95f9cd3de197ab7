"use client";

import { ClipboardPaste, FileUp, Plus, Table2 } from "lucide-react";
import { useRef } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Kbd } from "@/components/ui/kbd";
import { readableEndings } from "@/lib/editor/commands/add-file";
import { useEditor, useEditorStore } from "../editor-store";
import { openPicker } from "../session/open-picker";
import { placeFor } from "../session/paste-text";
import { useSession, useUi } from "../session/session";
import { uploadFiles } from "../session/upload-files";

/** What to do first: a source, a file or a table. */
export function EmptyCanvas() {
  const store = useEditorStore();
  const { ui, view, port } = useSession();
  const chooser = useRef<HTMLInputElement>(null);
  const empty = useEditor(({ document }) => Object.keys(document.pipeline.nodes).length === 0);
  const uploading = useUi(({ uploads }) => uploads.length > 0);
  if (!empty || uploading) return null;
  return (
    <div className="pointer-events-none absolute inset-0 z-4 grid place-items-center">
      <EmptyState
        icon={Table2}
        title="Start with data"
        className="pointer-events-auto"
        actions={
          <>
            <Button
              variant="primary"
              icon={Plus}
              onClick={(event) => {
                const { left, bottom } = event.currentTarget.getBoundingClientRect();
                openPicker(store, ui, view.current, { purpose: "add", at: { x: left, y: bottom + 6 } });
              }}
            >
              Add a source
            </Button>
            <Button icon={FileUp} onClick={() => chooser.current?.click()}>
              Choose a file
            </Button>
            <Button icon={ClipboardPaste} onClick={() => port.pasteFromClipboard()}>
              Paste a table
            </Button>
            <input
              ref={chooser}
              type="file"
              multiple
              hidden
              aria-label="Files to read"
              accept={readableEndings()
                .map((ending) => `.${ending}`)
                .join(",")}
              onChange={(event) => {
                uploadFiles(store, ui, [...(event.target.files ?? [])], placeFor(view.current));
                event.target.value = "";
              }}
            />
          </>
        }
      >
        Press <Kbd keys="a" /> for the list of nodes, drop a CSV, JSON or Parquet file here, or paste cells
        from a spreadsheet.
      </EmptyState>
    </div>
  );
}
