"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { moveBetweenRows } from "@/components/jobs/move-between-rows";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { callApi } from "@/lib/api/client";
import type { JobVersion } from "@/lib/api/schemas";
import { useEditor } from "../editor-store";
import { CompareDialog } from "./compare-dialog";
import { RestoreDialog } from "./restore-dialog";
import { Section } from "./section";
import { VersionRow } from "./version-row";

const SHOWN = 8;

/** Every save is a version: what changed, and the way back. */
export function VersionsSection() {
  const jobId = useEditor((state) => state.jobId);
  const current = useEditor((state) => state.baseVersion);
  const [all, setAll] = useState(false);
  const [compared, setCompared] = useState<{ from: number; to: number } | null>(null);
  const [restored, setRestored] = useState<JobVersion | null>(null);
  const { data, error } = useQuery({
    queryKey: ["jobs", "versions", jobId, current],
    queryFn: ({ signal }) => callApi("listVersions", { params: { id: jobId }, signal }),
    placeholderData: (previous) => previous,
  });
  const versions = data?.versions;
  const shown = all ? versions : versions?.slice(0, SHOWN);
  return (
    <Section
      title="Versions"
      about="Every save is one. Restoring an old one makes it the newest; nothing is lost."
      actions={
        versions && versions.length > 1 ? (
          <Button size="sm" onClick={() => setCompared(lastTwo(versions))}>
            Compare…
          </Button>
        ) : null
      }
    >
      {error && !data ? (
        <p className="px-4 py-3 text-bad">The versions could not be read. {error.message}</p>
      ) : (
        <ul className="mt-2 border-t border-line" onKeyDown={moveBetweenRows} aria-busy={!versions}>
          {shown?.map((version, index) => (
            <VersionRow
              key={version.version}
              version={version}
              before={versions?.[index + 1]}
              current={version.version === current}
              onCompare={(from, to) => setCompared({ from, to })}
              onRestore={setRestored}
            />
          )) ?? <Loading />}
        </ul>
      )}
      {!all && versions && versions.length > SHOWN ? (
        <div className="p-1.5">
          <Button size="sm" variant="ghost" className="w-full" onClick={() => setAll(true)}>
            Show all {versions.length} versions
          </Button>
        </div>
      ) : null}
      {compared && versions ? (
        <CompareDialog
          versions={versions}
          {...compared}
          onChange={setCompared}
          onRestore={setRestored}
          onClose={() => setCompared(null)}
        />
      ) : null}
      <RestoreDialog
        version={restored}
        onClose={() => setRestored(null)}
        onRestored={() => setCompared(null)}
      />
    </Section>
  );
}

function lastTwo(versions: readonly JobVersion[]): { from: number; to: number } {
  const to = versions[0]?.version ?? 1;
  return { from: versions[1]?.version ?? to, to };
}

const loading = ["a", "b", "c"];
const Loading = () =>
  loading.map((key) => (
    <li key={key} className="flex h-10 items-center gap-3 border-b border-line px-4 last:border-0">
      <Skeleton className="w-8" />
      <Skeleton className="w-32" />
      <Skeleton className="ml-auto w-20" />
    </li>
  ));
