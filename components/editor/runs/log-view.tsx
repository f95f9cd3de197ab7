"use client";

import { ArrowDownToLine, Download, RotateCw } from "lucide-react";
import { useMemo, useState } from "react";
import { count } from "@/components/grid/numbers";
import { saveFile } from "@/components/jobs/save-file";
import type { LogLine } from "@/components/runs/state-line";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { Segmented } from "@/components/ui/segmented";
import { LogLines } from "./log-lines";
import { filterLog, LOG_FILTERS, type LogFilter, logText } from "./log-text";

type LogViewProps = {
  log: readonly LogLine[];
  /** More may come. */
  live: boolean;
  loading: boolean;
  /** Why nothing more comes, although the run goes on. */
  broken: string | null;
  onRetry: () => void;
  fileName: string;
};

/** The log of a run: filter, search, follow its end, copy, download. */
export function LogView({ log, live, loading, broken, onRetry, fileName }: LogViewProps) {
  const [filter, setFilter] = useState<LogFilter>("all");
  const [search, setSearch] = useState("");
  const [follow, setFollow] = useState(live);
  const lines = useMemo(() => filterLog(log, filter, search), [log, filter, search]);
  const narrowed = lines.length < log.length;
  return (
    <>
      <div className="flex h-10 shrink-0 items-center gap-2 border-b border-line px-3">
        <Segmented
          label="Level"
          value={filter}
          onValueChange={setFilter}
          options={LOG_FILTERS}
          className="w-[290px]"
        />
        <div className="w-48 min-w-24">
          <Input
            value={search}
            onChange={(event) => setSearch(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === "Escape") setSearch("");
            }}
            aria-label="Search the log"
            placeholder="Search the log"
            spellCheck={false}
          />
        </div>
        <span aria-live="polite" className="truncate text-sm text-dim tabular">
          {narrowed ? `${count(lines.length)} of ${count(log.length)}` : ""}
        </span>
        <span className="ml-auto flex items-center gap-1">
          <IconButton
            icon={ArrowDownToLine}
            label={follow ? "Stop following the end" : "Follow the end"}
            pressed={follow}
            onClick={() => setFollow(!follow)}
          />
          <CopyButton text={() => logText(lines)} label={narrowed ? "Copy these lines" : "Copy the log"} />
          <IconButton
            icon={Download}
            label={narrowed ? "Download these lines" : "Download the log"}
            disabled={lines.length === 0}
            onClick={() => saveFile(logText(lines), fileName)}
          />
        </span>
      </div>
      {broken ? (
        <p
          role="alert"
          className="flex shrink-0 items-center gap-3 border-b border-line bg-warn/10 px-3 py-1.5"
        >
          {broken}
          <Button size="sm" icon={RotateCw} onClick={onRetry}>
            Connect again
          </Button>
        </p>
      ) : null}
      {lines.length > 0 ? (
        <LogLines lines={lines} search={search} follow={follow} onFollow={setFollow} />
      ) : (
        <p className="p-4 text-dim">
          {log.length > 0
            ? "No line matches."
            : loading
              ? "Reading the log…"
              : live
                ? "Nothing has been written to the log yet."
                : "The run wrote nothing to its log."}
        </p>
      )}
    </>
  );
}
