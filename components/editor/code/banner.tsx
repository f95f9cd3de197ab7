import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

type BannerProps = {
  icon: LucideIcon;
  tone?: "info" | "warn" | "bad";
  children: ReactNode;
  /** Buttons, right aligned. */
  actions?: ReactNode;
};

const tones = { info: "bg-accent-bg", warn: "bg-warn/10", bad: "bg-bad/10" };
const colours = { info: "text-accent", warn: "text-warn", bad: "text-bad" };

/** A line across a pane that says how things stand, and what can be done. */
export function Banner({ icon: Icon, tone = "info", children, actions }: BannerProps) {
  return (
    <div
      role="status"
      className={cn(
        "flex min-h-9 shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-b border-line px-3 py-1",
        tones[tone],
      )}
    >
      <Icon size={15} strokeWidth={1.75} aria-hidden className={cn("shrink-0", colours[tone])} />
      <p className="min-w-0 flex-1 basis-64">{children}</p>
      {actions ? <div className="flex shrink-0 gap-1.5">{actions}</div> : null}
    </div>
  );
}
