import { cn } from "./cn";

const fills = { accent: "bg-accent", ok: "bg-ok", warn: "bg-warn", bad: "bg-bad" } as const;

export type ProgressProps = {
  /** 0 to 1; null while the end is not known. */
  value: number | null;
  label: string;
  tone?: keyof typeof fills;
  className?: string;
};

export function Progress({ value, label, tone = "accent", className }: ProgressProps) {
  const percent = value === null ? null : Math.round(Math.min(1, Math.max(0, value)) * 100);
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent ?? undefined}
      className={cn("h-1 w-full overflow-hidden rounded-full bg-line", className)}
    >
      <div
        style={percent === null ? undefined : { width: `${percent}%` }}
        className={cn(
          "h-full rounded-full transition-[width]",
          percent === null && "w-1/3 animate-slide motion-reduce:w-full motion-reduce:animate-pulse",
          fills[tone],
        )}
      />
    </div>
  );
}
