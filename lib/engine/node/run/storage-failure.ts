import { isAbsolute, relative } from "node:path";
import { RunFailure } from "../../../runtime/run-failure";

const REASONS: Readonly<Record<string, { code: string; say: string }>> = {
  ENOSPC: { code: "storage/full", say: "no space is left on the disk" },
  EDQUOT: { code: "storage/full", say: "the disk quota is used up" },
  EXDEV: { code: "storage/other-disk", say: "it lies on another file system than the workspace" },
  EACCES: { code: "storage/denied", say: "permission is denied" },
  EPERM: { code: "storage/denied", say: "permission is denied" },
  EROFS: { code: "storage/denied", say: "the file system is read-only" },
  EMFILE: { code: "storage/failed", say: "too many files are open" },
  EIO: { code: "storage/failed", say: "the disk reported an error" },
  EFBIG: { code: "storage/full", say: "the file would be larger than this process may write" },
};

/** A failure of the file system as one of the run, naming the path as users know it. Other errors pass unchanged. */
export function storageFailure(
  error: unknown,
  root: string,
  path: string | null,
  node: string | null,
): unknown {
  const { code, path: own, dest } = error as NodeJS.ErrnoException & { dest?: string };
  if (!(error instanceof Error) || typeof code !== "string" || !/^E[A-Z0-9]+$/.test(code)) return error;
  const reason = REASONS[code] ?? { code: "storage/failed", say: code };
  const where = path ?? dest ?? own ?? root;
  const shown = isAbsolute(where) ? relative(root, where) || "." : where;
  return new RunFailure(reason.code, `“${shown}” cannot be written: ${reason.say} (${code}).`, node, {
    cause: error,
  });
}

/** The same for an error of the engine's own file system, which says it in words only. */
export function storageReason(message: string): { code: string; say: string } | null {
  if (/No space left on device/i.test(message)) return REASONS.ENOSPC ?? null;
  if (/Disk quota exceeded/i.test(message)) return REASONS.EDQUOT ?? null;
  if (/File too large/i.test(message)) return REASONS.EFBIG ?? null;
  if (/Read-only file system/i.test(message)) return REASONS.EROFS ?? null;
  if (/Too many open files/i.test(message)) return REASONS.EMFILE ?? null;
  if (/Input\/output error/i.test(message)) return REASONS.EIO ?? null;
  return null;
}
