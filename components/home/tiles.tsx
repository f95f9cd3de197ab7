import Link from "next/link";
import { count } from "@/components/grid/numbers";
import { countOutcomes, outcomeWords } from "@/components/jobs/job-outcome";
import { cn } from "@/components/ui/cn";
import { Skeleton } from "@/components/ui/skeleton";
import type { JobSummary } from "@/lib/api/schemas";
import type { JobOutcome } from "@/lib/model/job-run";

const shown: readonly { outcome: JobOutcome; detail: string; dot: string; number: string }[] = [
  { outcome: "active", detail: "right now", dot: "bg-accent", number: "text-accent" },
  { outcome: "failed", detail: "in their last run", dot: "bg-bad", number: "text-bad" },
  { outcome: "succeeded", detail: "in their last run", dot: "bg-ok", number: "text-text" },
  { outcome: "never", detail: "", dot: "border border-faint", number: "text-text" },
];

/** How many jobs there are of each kind; each tile opens exactly the list it counts. */
export function Tiles({ jobs }: { jobs: readonly JobSummary[] | undefined }) {
  const counts = jobs && countOutcomes(jobs);
  return (
    <nav aria-label="Jobs by last run" className="grid grid-cols-2 gap-3 md:grid-cols-5">
      <Tile href="/jobs" label="Jobs" detail="in all" amount={jobs?.length} />
      {shown.map(({ outcome, detail, dot, number }) => (
        <Tile
          key={outcome}
          href={`/jobs?state=${outcome}`}
          label={outcomeWords[outcome]}
          detail={detail}
          dot={cn(dot, outcome === "active" && counts?.active && "animate-pulse motion-reduce:animate-none")}
          number={number}
          amount={counts?.[outcome]}
        />
      ))}
    </nav>
  );
}

type TileProps = {
  href: string;
  label: string;
  detail: string;
  amount: number | undefined;
  dot?: string;
  number?: string;
};

function Tile({ href, label, detail, amount, dot, number = "text-text" }: TileProps) {
  return (
    <Link
      href={href}
      className="rounded-lg border border-line bg-surface px-3.5 py-3 shadow-card transition-colors hover:border-line-2 hover:bg-sunken"
    >
      <span className="flex items-center gap-1.5 font-strong">
        {dot ? <span aria-hidden className={cn("size-[7px] rounded-full", dot)} /> : null}
        {label}
      </span>
      <span className="mt-0.5 flex h-[30px] items-baseline gap-1.5">
        {amount === undefined ? (
          <Skeleton className="h-6 w-8 self-center" />
        ) : (
          <span className={cn("text-2xl font-semibold tabular", amount === 0 ? "text-faint" : number)}>
            {count(amount)}
          </span>
        )}
        <span className="truncate text-sm text-dim">{detail}</span>
      </span>
    </Link>
  );
}
