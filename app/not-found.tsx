import { SearchX } from "lucide-react";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

export const metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <EmptyState
      icon={SearchX}
      headingLevel="h1"
      title="There is nothing at this address"
      className="flex-1"
      actions={
        <>
          <Button asChild>
            <Link href="/">Home</Link>
          </Button>
          <Button asChild variant="primary">
            <Link href="/jobs">All jobs</Link>
          </Button>
        </>
      }
    >
      It may have been deleted or renamed, or the link may be incomplete.
    </EmptyState>
  );
}
