import { PageHeader } from "@/components/shell/page-header";
import { Skeleton } from "@/components/ui/skeleton";

const crumbs = [{ href: "/jobs", label: "Jobs" }];

/** The editor's frame while the job is on its way, so that nothing moves when it arrives. */
export function EditorSkeleton({ name }: { name?: string }) {
  return (
    <div className="flex h-full min-h-0 flex-col" aria-busy>
      <PageHeader crumbs={crumbs} title={name ?? <Skeleton className="w-32" />} />
      <div className="grid min-h-0 flex-1 grid-cols-[minmax(0,1fr)_316px]">
        <div className="grid grid-rows-[minmax(0,1fr)_268px]">
          <div className="bg-sunken" />
          <div className="border-line border-t bg-surface" />
        </div>
        <div className="border-line border-l bg-surface" />
      </div>
    </div>
  );
}
