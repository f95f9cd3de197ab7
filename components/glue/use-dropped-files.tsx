"use client";

import { type ReactNode, useCallback, useRef } from "react";
import { useStartFromFiles } from "@/components/jobs/use-start-from-files";
import { useImport } from "./use-import";

/** What files do that are dropped on a list of jobs: a job is imported, data starts a job that reads it. */
export function useDroppedFiles(): {
  take: (files: readonly File[]) => void;
  /** For a button that is about jobs alone: gives back what is none. */
  importJobs: (files: readonly File[]) => Promise<File[]>;
  busy: boolean;
  dialog: ReactNode;
} {
  const importing = useImport();
  const starting = useStartFromFiles();
  const latest = useRef({ importing, starting });
  latest.current = { importing, starting };
  const take = useCallback((files: readonly File[]) => {
    const { importing: jobs, starting: data } = latest.current;
    void jobs.take(files).then((others) => (others.length > 0 ? data.startFrom(others) : undefined));
  }, []);
  return {
    take,
    importJobs: importing.take,
    busy: importing.busy || starting.busy,
    dialog: importing.dialog,
  };
}
