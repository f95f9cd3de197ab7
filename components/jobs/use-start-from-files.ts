"use client";

import { useCallback, useRef, useState } from "react";
import { toast } from "@/components/ui/toast";
import { jobFromFiles, sortFiles } from "./job-from-files";
import { useOpenNewJob } from "./use-open-new-job";

/** Stores files in the workspace, creates a job with a source for each, and opens it. */
export function useStartFromFiles() {
  const { open, busy } = useOpenNewJob();
  const [storing, setStoring] = useState(false);
  const latest = useRef(open);
  latest.current = open;
  const startFrom = useCallback(async (files: readonly File[]) => {
    const { readable, refused } = sortFiles(files);
    if (refused.length > 0)
      toast.warn(`No source reads ${refused.map((name) => `“${name}”`).join(", ")}.`, {
        detail: "CSV, JSON and Parquet files can start a job.",
      });
    if (readable.length === 0) return;
    setStoring(true);
    try {
      latest.current(await jobFromFiles(readable));
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      toast.bad("The file was not stored.", { detail });
    } finally {
      setStoring(false);
    }
  }, []);
  return { startFrom, busy: storing || busy };
}
