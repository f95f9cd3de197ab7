import { lstat } from "node:fs/promises";
import { join } from "node:path";
import type { BoundScan, InputFile } from "../../../connectors/bound-scan";
import type { CommitIntent } from "../../../model/commit-intent";
import { RunFailure } from "../../../runtime/run-failure";
import { each } from "./durable";

/**
 * Compares every input with what it was when it was bound. DuckDB notices a removed file, but reads a file that was cut or
 * grew as if nothing had happened. Throws a `RunFailure` that names the first file that differs.
 */
export async function verifyInputs(
  root: string,
  scans: ReadonlyMap<string, BoundScan>,
): Promise<CommitIntent["inputs"]> {
  const all = [...scans].flatMap(([node, { files }]) => files.map((file) => ({ node, file })));
  const problems = await each(all, async ({ node, file }) => ({
    node,
    file,
    problem: await difference(root, file),
  }));
  const found = problems.find(({ problem }) => problem !== null);
  if (found)
    throw new RunFailure(
      "input/changed",
      `“${found.file.path}” ${found.problem} while the job was reading it, so its output was discarded. Run the job again when its inputs are complete.`,
      found.node,
    );
  const byPath = new Map(all.map(({ file: { path, bytes, mtimeMs } }) => [path, { path, bytes, mtimeMs }]));
  return [...byPath.values()];
}

/** Whether all files are still as they were when they were bound. */
export async function unchanged(root: string, files: readonly InputFile[]): Promise<boolean> {
  const problems = await each(files, (file) => difference(root, file));
  return problems.every((problem) => problem === null);
}

async function difference(root: string, file: InputFile): Promise<string | null> {
  try {
    const stats = await lstat(join(root, file.path), { bigint: true });
    if (String(stats.ino) !== file.inode) return "was replaced";
    if (Number(stats.size) !== file.bytes) return Number(stats.size) > file.bytes ? "grew" : "was cut short";
    return Number(stats.mtimeNs / 1000n) / 1000 === file.mtimeMs ? null : "was changed";
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") return "was removed";
    return `could not be looked at (${code})`;
  }
}
