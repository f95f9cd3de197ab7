import { readdir, readFile, rename, rm, rmdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { publishIntent, STAGING } from "../../engine/node/publish";
import type { CommitIntent } from "../../model/commit-intent";
import { DiagnosticError } from "../../model/diagnostic";
import { readIntent } from "./intent-file";
import { isDead } from "./run-id";

/** Where a local run keeps what its engine spills, below the workspace. */
export const SCRATCH = ".tenon/scratch";

/**
 * Cleans up after local runs that died: output that had been recorded is published, everything else removed. Other runs,
 * also those of a studio, are left alone. Returns what was published.
 */
export async function recoverLocalRuns(root: string, self: string): Promise<CommitIntent[]> {
  const published: CommitIntent[] = [];
  for (const runId of await names(join(root, STAGING))) {
    if (runId.endsWith(GONE)) await removeAtOnce(join(root, STAGING, runId));
    if (isDead(runId) !== true || !(await claim(root, runId, self))) continue;
    for (const attempt of await names(join(root, STAGING, runId))) {
      const staging = `${STAGING}/${runId}/${attempt}`;
      const intent = /^\d+$/.test(attempt) ? await readIntent(root, staging) : null;
      if (intent && (await publish(root, intent))) published.push(intent);
      else if (attempt !== CLAIM) await rm(join(root, staging), { recursive: true, force: true });
    }
    await removeAtOnce(join(root, STAGING, runId));
  }
  for (const runId of await names(join(root, SCRATCH))) {
    if (isDead(runId) === true) await rm(join(root, SCRATCH, runId), { recursive: true, force: true });
  }
  return published;
}

/** False when nothing of it was published and never can be: a target of mode “fail” was filled meanwhile. */
async function publish(root: string, intent: CommitIntent): Promise<boolean> {
  try {
    await publishIntent(root, intent);
    return true;
  } catch (error) {
    if (error instanceof DiagnosticError) return false;
    throw error;
  }
}

const CLAIM = "recovered-by";

/** Of several runs that start at once, one recovers; the claim of a run that died meanwhile is void. */
async function claim(root: string, runId: string, self: string): Promise<boolean> {
  const file = join(root, STAGING, runId, CLAIM);
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      await writeFile(file, self, { flag: "wx" });
      return true;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === "ENOENT") return false;
      if (code !== "EEXIST") throw error;
    }
    const owner = await readFile(file, "utf8").catch(() => "");
    if (isDead(owner) === false) return false;
    await rm(file, { force: true });
  }
  return false;
}

const GONE = ".gone";

/** One rename first: whoever else looks at the folder finds it whole or not at all. */
async function removeAtOnce(folder: string): Promise<void> {
  const gone = folder.endsWith(GONE) ? folder : `${folder}${GONE}`;
  if (gone !== folder) await rename(folder, gone);
  await rm(gone, { recursive: true, force: true }).catch(() => {});
}

/** Removes the studio's folders below a root where they are empty, so that a run leaves nothing but its output. */
export async function removeEmptyFolders(root: string): Promise<void> {
  for (const folder of [STAGING, SCRATCH, ".tenon"]) await rmdir(join(root, folder)).catch(() => {});
}

async function names(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    if (["ENOENT", "ENOTDIR"].includes((error as NodeJS.ErrnoException).code ?? "")) return [];
    throw error;
  }
}
