import { mkdir, rename } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { CommitIntent } from "../../../model/commit-intent";
import { STAGING } from "../publish";
import { each, syncFile, syncFolders } from "./durable";
import type { RawFile } from "./execute-statement";
import { faultPoint } from "./fault-point";
import { storageFailure } from "./storage-failure";
import type { WriteTarget } from "./write-target";

/** The staging folder of one attempt, relative to the workspace. */
export function stagingOf(runId: string, attempt: number): string {
  if (!/^[A-Za-z0-9][A-Za-z0-9_-]{0,127}$/.test(runId))
    throw new Error(`Not a run id: ${JSON.stringify(runId)}.`);
  return `${STAGING}/${runId}/${attempt}`;
}

/**
 * Where the engine writes a target's files, and where they get their final names. Numbered: file systems may not tell
 * nodes apart whose ids differ in case only.
 */
export const stagedFolders = (
  staging: string,
  { number, statement }: WriteTarget,
): { raw: string; out: string } => ({
  raw: `${staging}/raw/${number}-${statement.node}`,
  out: `${staging}/out/${number}-${statement.node}`,
});

/**
 * Gives staged files their final names, below staging still: `part-<run>-<n>` in partition order, so that publishing
 * twice publishes the same names. Then it puts files and folders on the disk, and says what they are.
 */
export async function stageTarget(
  root: string,
  staging: string,
  runId: string,
  { target, files }: { target: WriteTarget; files: readonly RawFile[] },
): Promise<CommitIntent["targets"][number]> {
  const { statement, path, singleFile, extension } = target;
  const { node, mode } = statement;
  const { out } = stagedFolders(staging, target);
  try {
    const named = [...files]
      .sort((a, b) => (a.folder < b.folder ? -1 : a.folder > b.folder ? 1 : a.absolute < b.absolute ? -1 : 1))
      .map((file, index) => {
        const name = `${file.folder}part-${runId}-${String(index).padStart(5, "0")}${extension}`;
        return { file, from: `${out}/${name}`, to: singleFile ? path : `${path}/${name}` };
      });
    await mkdir(join(root, out), { recursive: true });
    for (const folder of new Set(named.map(({ from }) => dirname(join(root, from)))))
      await mkdir(folder, { recursive: true });
    for (const { file, from } of named) await rename(file.absolute, join(root, from));
    faultPoint("staged");
    const folders = new Set([join(root, out), ...named.map(({ from }) => dirname(join(root, from)))]);
    const [synced] = await Promise.all([
      each(named, async ({ file, from, to }) => ({
        from,
        to,
        ...(await syncFile(join(root, from))),
        rows: file.rows,
      })),
      syncFolders(root, folders),
    ]);
    return { node, path, mode, singleFile, files: synced };
  } catch (error) {
    throw storageFailure(error, root, null, node);
  }
}
