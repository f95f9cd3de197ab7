"use client";

import { Code } from "lucide-react";
import { memo } from "react";
import { SettingsForm } from "@/components/form/settings-form";
import { Button } from "@/components/ui/button";
import type { NodeId } from "@/lib/model/pipeline";
import { useEditor, useEditorActions } from "../editor-store";
import { ColumnsOut } from "./columns-out";
import { NodeHeader } from "./node-header";
import { NodeInputs } from "./node-inputs";
import { NodeProblems } from "./node-problems";

/** One node: its name, what feeds it, its settings, and the columns it gives. */
export const NodeInspector = memo(function NodeInspector({ id }: { id: NodeId }) {
  const locked = useEditor(({ document }) => document.program !== null);
  const { setTab } = useEditorActions();
  return (
    <>
      <NodeHeader id={id} />
      <div
        data-settings-of={id}
        className="flex min-h-0 flex-1 flex-col gap-3.5 overflow-y-auto px-4 pt-1 pb-6"
      >
        {locked ? (
          <p className="flex items-center gap-2 rounded-md border border-line bg-sunken px-2.5 py-1.5 text-dim">
            <span className="min-w-0 flex-1">This job is a program: settings are edited in its code.</span>
            <Button size="sm" icon={Code} onClick={() => setTab("code")}>
              Code
            </Button>
          </p>
        ) : null}
        <NodeProblems id={id} />
        <NodeInputs id={id} />
        <SettingsForm id={id} />
        <ColumnsOut id={id} />
      </div>
    </>
  );
});
