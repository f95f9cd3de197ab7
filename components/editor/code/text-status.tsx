"use client";

import { counted } from "@/components/grid/numbers";
import { Badge, type BadgeState } from "@/components/ui/badge";
import { workingNodes } from "@/lib/nodes/working-nodes";
import type { Typescript } from "./use-typescript";

/** One line under the text: what it would make of the job. */
export function TextStatus({ typescript }: { typescript: Typescript }) {
  const { state, text } = statusOf(typescript);
  return (
    <div
      role="status"
      className="flex h-7 shrink-0 items-center gap-3 border-t border-line bg-surface px-3 text-sm text-dim"
    >
      <Badge state={state}>{text}</Badge>
    </div>
  );
}

function statusOf({ check, program, applying }: Typescript): { state: BadgeState; text: string } {
  const { checked, pending, error } = check;
  if (applying.applying) return { state: "running", text: "Applying…" };
  if (error !== null) return { state: "warn", text: `Not checked: ${error}` };
  if (!checked) return { state: "running", text: "Checking…" };
  if (!checked.recorded) {
    const problems = checked.diagnostics.length;
    return {
      state: pending ? "running" : "bad",
      text: `${problems > 0 ? `${counted(problems, "problem")}: n` : "N"}othing can be applied yet`,
    };
  }
  const nodes = counted(workingNodes(checked.recorded.pipeline).length, "node");
  const edited = program.draft !== null;
  const more = checked.recorded.kind === "program";
  const holds = more ? "and does more: it would be kept as a program" : "and no more: the canvas can hold it";
  return {
    state: pending ? "running" : "ok",
    text: edited ? `Builds ${nodes} ${holds}` : `Builds ${nodes}`,
  };
}
