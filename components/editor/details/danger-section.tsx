"use client";

import { Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { DeleteJobDialog } from "@/components/jobs/delete-job-dialog";
import { Button } from "@/components/ui/button";
import { useEditor } from "../editor-store";
import { Section } from "./section";

/** What cannot be undone. */
export function DangerSection() {
  const router = useRouter();
  const id = useEditor((state) => state.jobId);
  // The server asks for the name it knows, which an unsaved rename has not reached.
  const name = useEditor((state) => state.saved.name);
  const running = useEditor((state) => state.activeRun !== null);
  const [asking, setAsking] = useState(false);
  return (
    <Section title="Delete this job" tone="danger">
      <div className="flex items-center gap-4 px-4 pt-1 pb-4">
        <p className="min-w-0 flex-1 text-dim">
          {running
            ? "A run is going on. Stop it before the job can be deleted."
            : "Its versions, runs and logs go with it. Files that it wrote stay."}
        </p>
        <Button variant="danger-quiet" icon={Trash2} disabled={running} onClick={() => setAsking(true)}>
          Delete…
        </Button>
      </div>
      <DeleteJobDialog
        job={{ id, name }}
        open={asking}
        onOpenChange={setAsking}
        onDeleted={() => router.push("/jobs")}
      />
    </Section>
  );
}
