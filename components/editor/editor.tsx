"use client";

import { lazy, Suspense, useEffect } from "react";
import type { Job } from "@/lib/model/job";
import { Announcer } from "./announcer";
import { CanvasTab } from "./canvas-tab";
import { CommandPalette } from "./command-palette";
import { ConflictDialog } from "./conflict-dialog";
import { EditorSkeleton } from "./editor-skeleton";
import { EditorProvider, useEditor } from "./editor-store";
import { useEditorKeys } from "./session/keyboard";
import { SessionProvider } from "./session/session";
import { useShortcutList } from "./session/shortcut-list";
import { useFollowTransforms } from "./session/use-transforms";
import type { EditorTab } from "./store/state";
import { EditorTopBar } from "./top-bar/editor-top-bar";
import { RunProgress } from "./top-bar/run-progress";
import { useNotices } from "./use-notices";

const CodeTab = lazy(() => import("./code/code-tab").then(({ CodeTab }) => ({ default: CodeTab })));
const RunsTab = lazy(() => import("./runs/runs-tab").then(({ RunsTab }) => ({ default: RunsTab })));
const DetailsTab = lazy(() =>
  import("./details/details-tab").then(({ DetailsTab }) => ({ default: DetailsTab })),
);

/** The editor of one job. */
export function Editor({ job, tab }: { job: Job; tab: EditorTab }) {
  return (
    <EditorProvider job={job} tab={tab} fallback={<EditorSkeleton name={job.name} />}>
      <SessionProvider>
        <EditorShell />
      </SessionProvider>
    </EditorProvider>
  );
}

function EditorShell() {
  useEditorKeys();
  useShortcutList();
  useNotices();
  useFollowTransforms();
  const tab = useEditor((state) => state.tab);
  const name = useEditor(({ document }) => document.name);
  useEffect(() => {
    document.title = `${name} · Tenon`;
  }, [name]);
  return (
    <div className="flex h-full min-h-0 flex-col overflow-hidden">
      <EditorTopBar />
      <RunProgress />
      <div className="min-h-0 flex-1">
        {tab === "canvas" ? (
          <CanvasTab />
        ) : (
          <Suspense fallback={null}>
            {tab === "code" ? <CodeTab /> : tab === "runs" ? <RunsTab /> : <DetailsTab />}
          </Suspense>
        )}
      </div>
      <CommandPalette />
      <ConflictDialog />
      <Announcer />
    </div>
  );
}
