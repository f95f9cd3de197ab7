import { Skeleton } from "@/components/ui/skeleton";

/** Holds the place of rows that are on their way. */
export const LoadingRows = () => (
  <div aria-hidden className="sticky left-0 flex flex-col gap-[9px] px-3 py-1.5">
    {["62%", "48%", "70%", "55%", "64%"].map((width) => (
      <span key={width} style={{ width }} className="block">
        <Skeleton className="h-3.5" />
      </span>
    ))}
  </div>
);
