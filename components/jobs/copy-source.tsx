"use client";

import { Command } from "cmdk";
import { Check, Search } from "lucide-react";
import { Skeleton } from "@/components/ui/skeleton";
import { useAllJobs } from "./job-queries";
import { NodeTypeIcons } from "./node-type-icons";

type Source = { id: string; name: string };
type CopySourceProps = { value: Source | null; onChange: (job: Source) => void };

const includes = (name: string, search: string): boolean =>
  name.toLowerCase().includes(search.trim().toLowerCase());

/** Chooses the job to copy: a list that is searched while typing. */
export function CopySource({ value, onChange }: CopySourceProps) {
  const { data, error } = useAllJobs();
  if (error && !data) return <p className="text-bad">The jobs could not be read. {error.message}</p>;
  if (!data) return <Skeleton className="h-32" />;
  if (data.total === 0) return <p className="text-dim">There is no job to copy yet.</p>;
  return (
    <Command
      label="Job to copy"
      filter={(_, search, names = []) => (includes(names[0] ?? "", search) ? 1 : 0)}
      className="overflow-hidden rounded-md border border-line-2"
    >
      <div className="flex h-8 items-center gap-2 border-b border-line px-2">
        <Search size={14} strokeWidth={1.75} aria-hidden className="text-faint" />
        <Command.Input
          placeholder="Search jobs"
          className="min-w-0 flex-1 bg-transparent outline-none"
          onKeyDown={(event) => {
            // Enter chooses; it must not create the job yet.
            if (event.key === "Enter") event.preventDefault();
          }}
        />
      </div>
      <Command.List className="max-h-44 overflow-y-auto p-1">
        <Command.Empty className="px-2 py-1.5 text-dim">No job is called that.</Command.Empty>
        {data.jobs.map((job) => (
          <Command.Item
            key={job.id}
            value={job.id}
            keywords={[job.name]}
            onSelect={() => onChange({ id: job.id, name: job.name })}
            className="flex h-7 cursor-default items-center gap-2 rounded-sm px-2 data-[selected=true]:bg-accent-bg"
          >
            <span className="grid size-4 shrink-0 place-items-center text-accent">
              {value?.id === job.id ? <Check size={14} aria-label="Chosen" /> : null}
            </span>
            <span className="min-w-0 flex-1 truncate">{job.name}</span>
            <NodeTypeIcons types={job.nodeTypes} nodeCount={job.nodeCount} />
          </Command.Item>
        ))}
      </Command.List>
    </Command>
  );
}
