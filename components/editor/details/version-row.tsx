"use client";

import { GitCompareArrows, RotateCcw } from "lucide-react";
import { counted } from "@/components/grid/numbers";
import { RelativeTime } from "@/components/runs/relative-time";
import { Chip } from "@/components/ui/chip";
import { IconButton } from "@/components/ui/icon-button";
import type { JobVersion } from "@/lib/api/schemas";

type VersionRowProps = {
  version: JobVersion;
  /** The one saved before it. */
  before: JobVersion | undefined;
  /** The one that is being edited. */
  current: boolean;
  onCompare: (from: number, to: number) => void;
  onRestore: (version: JobVersion) => void;
};

/** One version: its number, what is notable, when it was saved. */
export function VersionRow({ version, before, current, onCompare, onRestore }: VersionRowProps) {
  const { version: number, createdAt, name, restoredFrom, nodeCount } = version;
  const renamed = before !== undefined && before.name !== name;
  return (
    <li className="flex h-10 items-center gap-3 border-b border-line pr-2 pl-4 last:border-0 hover:bg-sunken">
      <span className="w-9 shrink-0 font-strong tabular">v{number}</span>
      <span className="flex min-w-0 flex-1 items-center gap-2">
        {current ? (
          <Chip mono={false} tone="accent" className="shrink-0">
            current
          </Chip>
        ) : null}
        {restoredFrom !== null ? (
          <Chip mono={false} className="shrink-0">
            restored from v{restoredFrom}
          </Chip>
        ) : null}
        <span className="min-w-0 truncate text-dim">
          {counted(nodeCount, "node")}
          {renamed ? `, renamed “${name}”` : ""}
        </span>
      </span>
      <RelativeTime at={createdAt} className="text-sm text-dim" />
      <span className="flex w-14 shrink-0 justify-end">
        {before ? (
          <IconButton
            icon={GitCompareArrows}
            data-row
            label={`Compare with version ${before.version}`}
            onClick={() => onCompare(before.version, number)}
          />
        ) : null}
        {current ? null : (
          <IconButton
            icon={RotateCcw}
            label={`Restore version ${number}`}
            onClick={() => onRestore(version)}
          />
        )}
      </span>
    </li>
  );
}
