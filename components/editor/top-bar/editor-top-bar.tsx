"use client";

import { Redo2, Search, Undo2 } from "lucide-react";
import { useMemo } from "react";
import { PageHeader } from "@/components/shell/page-header";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Kbd } from "@/components/ui/kbd";
import { redoLabel, undoLabel } from "@/lib/editor/history";
import { homeOf } from "@/lib/editor/job-home";
import { useEditor } from "../editor-store";
import { JobHomeMenu } from "../local/job-home-menu";
import { useEditorPort } from "../session/session";
import { BindStatus } from "./bind-status";
import { EditorTabs } from "./editor-tabs";
import { JobName } from "./job-name";
import { RunButton } from "./run-button";
import { SaveStatus } from "./save-status";

const crumbs = [{ href: "/jobs", label: "Jobs" }];

export function EditorTopBar() {
  const port = useEditorPort();
  const undo = useEditor(({ history }) => undoLabel(history));
  const redo = useEditor(({ history }) => redoLabel(history));
  return (
    <PageHeader
      crumbs={crumbs}
      title={<JobName />}
      meta={
        <>
          <SaveStatus />
          <BindStatus />
          <JobHomeMenu />
        </>
      }
      tabs={<EditorTabs />}
      actions={
        <>
          <IconButton
            icon={Undo2}
            label={undo ? `Undo: ${undo}` : "Undo"}
            shortcut="mod+z"
            disabled={undo === null}
            onClick={port.undo}
          />
          <IconButton
            icon={Redo2}
            label={redo ? `Redo: ${redo}` : "Redo"}
            shortcut="mod+shift+z"
            disabled={redo === null}
            onClick={port.redo}
            className="mr-1"
          />
          <RunsHere />
          <Button onClick={port.openPalette} className="mr-1">
            <Search size={16} strokeWidth={1.75} aria-hidden />
            <span className="sr-only">Find a command, a node or a setting</span>
            <Kbd keys="mod+k" />
          </Button>
          <RunButton />
        </>
      }
    />
  );
}

/** A job that reads files of this computer says elsewhere where it runs. */
function RunsHere() {
  const nodes = useEditor(({ document }) => document.pipeline.nodes);
  const { place } = useMemo(() => homeOf({ nodes }), [nodes]);
  if (place !== "server") return null;
  return (
    <span className="mr-1.5 hidden whitespace-nowrap text-dim text-sm xl:inline">
      Runs on <b className="font-strong text-text">this machine</b>
    </span>
  );
}
