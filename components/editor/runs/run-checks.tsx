"use client";

import { count } from "@/components/grid/numbers";
import { Badge } from "@/components/ui/badge";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { CheckResult } from "@/lib/model/accounting";
import type { JobRun } from "@/lib/model/job-run";
import { useEditor } from "../editor-store";

/** What the checks of a run found of their conditions. */
export function RunChecks({ run }: { run: JobRun }) {
  const nodes = useEditor(({ document }) => document.pipeline.nodes);
  const checks = run.accounting?.checks ?? [];
  return (
    <div className="min-h-0 flex-1 overflow-auto">
      <Table>
        <TableHead>
          <TableRow>
            <TableHeader className="pl-4">Condition</TableHeader>
            <TableHeader>Result</TableHeader>
            <TableHeader align="right">Failed rows</TableHeader>
            <TableHeader align="right">Of</TableHeader>
            <TableHeader className="pr-4">For example</TableHeader>
          </TableRow>
        </TableHead>
        <TableBody>
          {checks.map((check) => (
            <TableRow key={`${check.node} ${check.condition}`}>
              <TableCell className="pl-4">
                {check.condition}{" "}
                <span className="text-sm text-dim">{nodes[check.node]?.name ?? check.node}</span>
              </TableCell>
              <TableCell>
                <Outcome check={check} />
              </TableCell>
              <TableCell align="right">{count(check.failed)}</TableCell>
              <TableCell align="right">{count(check.rows)}</TableCell>
              <TableCell mono className="w-full max-w-0 truncate pr-4">
                {check.sample.map(({ column, value }) => `${column} = ${value ?? "NULL"}`).join(", ")}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}

function Outcome({ check: { passed, failed, severity, tolerated } }: { check: CheckResult }) {
  if (!passed)
    return severity === "fail" ? <Badge state="bad">Failed</Badge> : <Badge state="warn">Warned</Badge>;
  return <Badge state="ok">{failed > 0 ? `Within ${tolerated}` : "Holds"}</Badge>;
}
