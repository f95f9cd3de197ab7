"use client";

import { count } from "@/components/grid/numbers";
import { Badge, type BadgeState } from "@/components/ui/badge";
import { NodeIcon } from "@/components/ui/node-icon";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { cardOf } from "@/lib/editor/card";
import { formatDuration } from "@/lib/editor/row-flow";
import type { NodeAccount } from "@/lib/model/accounting";
import type { JobRun, NodeRun } from "@/lib/model/job-run";
import { useEditor } from "../editor-store";
import { useShowOnCanvas } from "./use-show-on-canvas";

const states: Record<NodeRun["state"], { badge: BadgeState; label: string }> = {
  waiting: { badge: "idle", label: "Waiting" },
  running: { badge: "running", label: "Running" },
  done: { badge: "ok", label: "Done" },
  failed: { badge: "bad", label: "Failed" },
};
const unknown = <span className="text-faint">–</span>;

/** Where rows went that a node did not pass on; a column is shown where there are any. */
const ACCOUNTED = [
  { title: "Left out", of: ({ filtered }: NodeAccount) => filtered },
  { title: "Rejected", of: ({ rejected }: NodeAccount) => rejected },
];

/** What the run knows of each node: rows are exact, or absent. */
export function RunNodes({ run }: { run: JobRun }) {
  const nodes = useEditor(({ document }) => document.pipeline.nodes);
  const show = useShowOnCanvas();
  const ran = Object.entries(run.nodes);
  const accounts = new Map(run.accounting?.nodes.map((account) => [account.node, account]));
  const columns = ACCOUNTED.filter(({ of }) => [...accounts.values()].some((account) => of(account) > 0));
  if (ran.length === 0) return <p className="p-4 text-dim">No node has reported yet.</p>;
  return (
    <div className="min-h-0 flex-1 overflow-auto">
      <Table>
        <TableHead>
          <TableRow>
            <TableHeader className="pl-4">Node</TableHeader>
            <TableHeader>State</TableHeader>
            <TableHeader align="right">Rows</TableHeader>
            {columns.map(({ title }) => (
              <TableHeader key={title} align="right">
                {title}
              </TableHeader>
            ))}
            <TableHeader align="right" className="pr-4">
              Time
            </TableHeader>
          </TableRow>
        </TableHead>
        <TableBody>
          {ran.map(([id, { state, rows, ms }]) => {
            const node = nodes[id];
            const card = node && cardOf(node);
            return (
              <TableRow key={id}>
                <TableCell className="w-full max-w-0 pl-4">
                  <span className="flex min-w-0 items-center gap-2">
                    <NodeIcon name={card?.icon ?? "box"} {...(card ? { tone: card.tone } : {})} />
                    {node ? (
                      <button
                        type="button"
                        onClick={() => show(run, id)}
                        className="min-w-0 truncate rounded-xs hover:underline"
                      >
                        {node.name}
                      </button>
                    ) : (
                      <span className="truncate text-dim">{id} (not in the job any more)</span>
                    )}
                  </span>
                </TableCell>
                <TableCell>
                  <Badge state={states[state].badge}>{states[state].label}</Badge>
                </TableCell>
                <TableCell align="right">{rows === null ? unknown : count(rows)}</TableCell>
                {columns.map(({ title, of }) => {
                  const account = accounts.get(id);
                  return (
                    <TableCell key={title} align="right">
                      {account === undefined ? unknown : of(account) === 0 ? "" : count(of(account))}
                    </TableCell>
                  );
                })}
                <TableCell align="right" className="whitespace-nowrap pr-4">
                  {ms === null ? unknown : formatDuration(ms)}
                </TableCell>
              </TableRow>
            );
          })}
        </TableBody>
      </Table>
    </div>
  );
}
