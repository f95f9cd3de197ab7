import { cn } from "./cn";

/** Holds the place of what is loading; give it the size of what will come, so that nothing jumps. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <span
      aria-hidden
      className={cn("block h-4 animate-pulse rounded-sm bg-line motion-reduce:animate-none", className)}
    />
  );
}
