"use client";

import { useRouter } from "next/navigation";
import { toast } from "@/components/ui/toast";
import { jobHref } from "./job-href";
import { type NewJob, useCreateJob } from "./job-queries";
import type { Sample } from "./samples";

/** Creates a job and opens it. */
export function useOpenNewJob() {
  const router = useRouter();
  const create = useCreateJob();
  const open = (job: NewJob) =>
    create.mutate(job, {
      onSuccess: ({ id }) => router.push(jobHref(id)),
      onError: (error) => {
        toast.bad("The job was not created.", { detail: error.message });
      },
    });
  return {
    open,
    openSample: ({ name, description, pipeline }: Sample) => open({ name, description, pipeline }),
    // The page changes a moment after the answer: until then the button must not look idle.
    busy: create.isPending || create.isSuccess,
  };
}
