"use client";

import { type ReactNode, useCallback, useState } from "react";
import { jobOfFile } from "@/components/jobs/job-of-file";
import { useOpenNewJob } from "@/components/jobs/use-open-new-job";
import { toast } from "@/components/ui/toast";
import { isGlueJob } from "@/lib/glue/read-job";
import { ImportDialog } from "./import-dialog";

/** Larger files are data, not jobs. */
const MOST_BYTES = 5_000_000;

/**
 * Imports jobs from files: of AWS Glue with a dialog, of this studio at once. `take` returns the files that are none, for
 * something else to do with them.
 */
export function useImport(): {
  take: (files: readonly File[]) => Promise<File[]>;
  busy: boolean;
  dialog: ReactNode;
} {
  const [file, setFile] = useState<{ name: string; text: string } | null>(null);
  const { open, busy } = useOpenNewJob();
  const take = useCallback(
    async (files: readonly File[]) => {
      const others: File[] = [];
      const found: { name: string; text: string; raw: unknown }[] = [];
      for (const one of files) {
        const read = await readJson(one);
        const isJob = read !== null && (isGlueJob(read.raw) || jobOfFile(read.raw) !== null);
        if (read && isJob) found.push({ name: one.name, ...read });
        else others.push(one);
      }
      const [first, ...more] = found;
      if (more.length > 0)
        toast.info(`“${first?.name}” is imported.`, { detail: "Jobs are imported one at a time." });
      const own = first && jobOfFile(first.raw);
      if (own) open(own);
      else if (first) setFile({ name: first.name, text: first.text });
      return others;
    },
    [open],
  );
  return { take, busy, dialog: <ImportDialog file={file} onClose={() => setFile(null)} /> };
}

async function readJson(file: File): Promise<{ text: string; raw: unknown } | null> {
  if (!/\.json$/i.test(file.name) || file.size > MOST_BYTES) return null;
  const text = await file.text();
  try {
    return { text, raw: JSON.parse(text.replace(/^\uFEFF/, "")) };
  } catch {
    return null;
  }
}
