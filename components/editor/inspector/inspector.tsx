"use client";

import { useSettledSelection } from "../session/settled-selection";
import { JobOverview } from "./job-overview";
import { NodeInspector } from "./node-inspector";
import { SelectionInspector } from "./selection-inspector";

/** The settings of the selected node; of several, what can be done with them; of none, how the job stands. */
export function Inspector() {
  const selection = useSettledSelection();
  const [first, ...others] = selection;
  return (
    <div className="flex h-full min-h-0 min-w-0 flex-col bg-surface">
      {first === undefined ? (
        <JobOverview />
      ) : others.length > 0 ? (
        <SelectionInspector selection={selection} />
      ) : (
        <NodeInspector key={first} id={first} />
      )}
    </div>
  );
}
