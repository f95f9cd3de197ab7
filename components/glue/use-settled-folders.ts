"use client";

import { useCallback, useState } from "react";
import { bucketOf } from "@/lib/glue/s3-folders";

type Folders = Readonly<Record<string, string>>;

/**
 * Folders that stand for places in S3, while they are typed: `asked` is what the job is read with, and follows when a
 * field is left. Places that nobody has seen yet get a folder named after their bucket.
 */
export function useSettledFolders(): {
  folders: Folders;
  asked: Folders | null;
  setFolders: (folders: Folders) => void;
  settle: () => void;
  propose: (buckets: readonly string[]) => void;
} {
  const [folders, setFolders] = useState<Folders>({});
  const [asked, setAsked] = useState<Folders | null>(null);
  const propose = useCallback((buckets: readonly string[]) => {
    setAsked((before) => {
      if (before !== null) return before;
      const proposed = Object.fromEntries(buckets.map((bucket) => [bucket, folderFor(bucket)]));
      setFolders(proposed);
      return proposed;
    });
  }, []);
  return { folders, asked, setFolders, settle: () => setAsked(folders), propose };
}

const folderFor = (bucket: string): string =>
  `s3/${
    bucketOf(bucket)
      .slice("s3://".length)
      .replaceAll(/[^\w.-]+/g, "_") || "bucket"
  }`;
