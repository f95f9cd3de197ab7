import { LoaderCircle } from "lucide-react";
import { cn } from "./cn";

type SpinnerProps = { label?: string; size?: number; className?: string };

/** Give it a label where nothing else says that something is loading. */
export function Spinner({ label, size = 14, className }: SpinnerProps) {
  return (
    <span role={label ? "status" : undefined} className={cn("inline-flex items-center", className)}>
      <LoaderCircle
        size={size}
        strokeWidth={2}
        aria-hidden
        className="animate-spin motion-reduce:animate-pulse"
      />
      {label ? <span className="sr-only">{label}</span> : null}
    </span>
  );
}
