"use client";

import { CircleX, RotateCw } from "lucide-react";
import { useState } from "react";
import { count } from "@/components/grid/numbers";
import { isActive } from "@/components/runs/run-state";
import { useRunEvents } from "@/components/runs/use-run-events";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PanelTabs } from "@/components/ui/panel-tabs";
import { Progress } from "@/components/ui/progress";
import { Spinner } from "@/components/ui/spinner";
import { useEditor } from "../editor-store";
import { LogView } from "./log-view";
import { RunChecks } from "./run-checks";
import { RunErrorCard } from "./run-error-card";
import { RunFacts } from "./run-facts";
import { RunHeader } from "./run-header";
import { RunNodes } from "./run-nodes";
import { RunOutputs } from "./run-outputs";

type RunDetailProps = {
  runId: string;
  starting: boolean;
  onRunAgain: (given: Record<string, string>) => void;
};

type DetailTab = "log" | "nodes" | "checks" | "outputs";

/** Everything about one run, live while it lasts. */
export function RunDetail({ runId, starting, onRunAgain }: RunDetailProps) {
  const { run, log, state, error, retry } = useRunEvents(runId);
  const jobId = useEditor((store) => store.jobId);
  const [tab, setTab] = useState<DetailTab>("log");

  if (!run || run.jobId !== jobId) {
    const elsewhere = run !== null;
    if (!elsewhere && !error)
      return (
        <div className="grid place-items-center text-dim">
          <Spinner size={18} label="Reading the run" />
        </div>
      );
    return (
      <EmptyState
        icon={CircleX}
        tone={elsewhere ? "default" : "bad"}
        title={elsewhere ? "This run belongs to another job" : "The run could not be read"}
        className="h-full"
        actions={
          elsewhere ? null : (
            <Button icon={RotateCw} onClick={retry}>
              Try again
            </Button>
          )
        }
      >
        {elsewhere ? `It is a run of “${run.jobName}”. Choose one from the list.` : error}
      </EmptyState>
    );
  }
  const ran = Object.keys(run.nodes).length;
  const checks = run.accounting?.checks.length ?? 0;
  return (
    <section aria-label="The chosen run" className="flex min-h-0 min-w-0 flex-col">
      <RunHeader run={run} starting={starting} onRunAgain={onRunAgain} />
      <div className="h-1 shrink-0">
        {isActive(run.state) && run.state !== "WAITING" ? (
          <Progress value={run.progress} label="Progress of the run" className="rounded-none" />
        ) : null}
      </div>
      {run.error ? <RunErrorCard run={run} error={run.error} /> : null}
      <RunFacts run={run} />
      <PanelTabs
        label="What the run left"
        value={tab === "checks" && checks === 0 ? "log" : tab}
        onValueChange={setTab}
        className="min-h-0 flex-1 border-t border-line"
        panelClassName="flex min-h-0 flex-col overflow-hidden"
        tabs={[
          {
            value: "log",
            label: "Log",
            extra: <Amount value={log.length} />,
            content: (
              <LogView
                log={log}
                live={state === "live" || (state === "loading" && isActive(run.state))}
                loading={state === "loading"}
                broken={state === "broken" ? error : null}
                onRetry={retry}
                fileName={`${run.id}.log`}
              />
            ),
          },
          { value: "nodes", label: "Nodes", extra: <Amount value={ran} />, content: <RunNodes run={run} /> },
          ...(checks > 0
            ? [
                {
                  value: "checks" as const,
                  label: "Checks",
                  extra: <Amount value={checks} />,
                  content: <RunChecks run={run} />,
                },
              ]
            : []),
          {
            value: "outputs",
            label: "Outputs",
            extra: <Amount value={run.outputs.length} />,
            content: <RunOutputs run={run} />,
          },
        ]}
      />
    </section>
  );
}

const Amount = ({ value }: { value: number }) =>
  value === 0 ? null : <span className="text-xs text-faint tabular">{count(value)}</span>;
