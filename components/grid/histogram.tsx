import { cn } from "@/components/ui/cn";
import type { ColumnProfile } from "@/lib/api/schemas";
import { count, counted } from "./numbers";

export type HistogramBar = ColumnProfile["histogram"][number];

/** A column's values as bars; the largest stands out. Each bar can be pressed; keys reach them through the column's menu. */
export function Histogram({
  bars,
  onBar,
}: {
  bars: readonly HistogramBar[];
  onBar?: (index: number, bar: HTMLElement) => void;
}) {
  const most = Math.max(1, ...bars.map((bar) => bar.count));
  const tallest = bars.findIndex((bar) => bar.count === most);
  return (
    <span className="flex h-4 min-w-0 items-end gap-px" aria-hidden={!onBar}>
      {bars.map((bar, index) => (
        <button
          key={bar.where}
          type="button"
          tabIndex={-1}
          disabled={!onBar}
          aria-label={`${bar.label === "" ? "empty text" : bar.label}: ${counted(bar.count, "row")}`}
          title={`${bar.label === "" ? "“”" : bar.label} · ${count(bar.count)}`}
          onClick={(event) => {
            event.stopPropagation();
            onBar?.(index, event.currentTarget);
          }}
          className="group/bar flex h-full min-w-0 flex-1 items-end"
        >
          <span
            style={{ height: `${Math.max(bar.count === 0 ? 0 : 6, (bar.count / most) * 100)}%` }}
            className={cn(
              "w-full rounded-t-[1px] group-enabled/bar:group-hover/bar:bg-accent",
              index === tallest ? "bg-hist-2" : "bg-hist",
            )}
          />
        </button>
      ))}
    </span>
  );
}

/** How much of a column is not NULL; the missing part is red. */
export function NullBar({ rows, nulls }: { rows: number; nulls: number }) {
  const filled = rows === 0 ? 100 : ((rows - nulls) / rows) * 100;
  // The least share of NULL stays visible.
  const shown = nulls > 0 ? Math.min(filled, 98) : filled;
  return (
    <span
      aria-hidden
      className="mt-[3px] block h-[3px] rounded-[2px] opacity-75"
      style={{ background: `linear-gradient(90deg, var(--hist-2) ${shown}%, var(--bad) 0)` }}
    />
  );
}
