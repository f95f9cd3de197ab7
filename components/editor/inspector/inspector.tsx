"use client";

import { useEditor, useSelectedNode } from "../editor-store";
import { JobOverview } from "./job-overview";
import { NodeInspector } from "./node-inspector";
import { SelectionInspector } from "./selection-inspector";

/** The settings of the selected node; of several, what can be done with them; of none, how the job stands. */
export function Inspector() {
  const selected = useSelectedNode();
  const count = useEditor(({ selection }) => selection.length);
  return (
    <div className="flex h-full min-h-0 min-w-0 flex-col bg-surface">
      {selected !== null ? (
        <NodeInspector key={selected} id={selected} />
      ) : count > 1 ? (
        <SelectionInspector />
      ) : (
        <JobOverview />
      )}
    </div>
  );
}
