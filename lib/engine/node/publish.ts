import { lstat, mkdir, readdir, rename, rm, rmdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { CommitIntent } from "../../model/commit-intent";
import { DiagnosticError, diagnose } from "../../model/diagnostic";
import { RunFailure } from "../../runtime/run-failure";
import { filesBelow, syncFolder, syncFolders } from "./run/durable";
import { faultPoint } from "./run/fault-point";
import { storageFailure } from "./run/storage-failure";

/** Where staged output lies below the workspace. */
export const STAGING = ".tenon/staging";

type Target = CommitIntent["targets"][number];

/**
 * Makes what an intent records visible. It can be called again after a crash at any point, any number of times: what was
 * done is recognised and not done twice. Staging is removed last, by one rename first, so that its absence means: done.
 *
 * - append, and single files: each file is renamed to its final name (one file replaces another atomically);
 * - overwrite of a folder: the old folder moves into staging, then the staged folder moves to its place. Between the two
 *   there is nothing at the path; never are old and new files mixed.
 *
 * Throws `DiagnosticError` (`target/exists`) when a target in mode “fail” holds data by now and nothing was published,
 * and `RunFailure` when the file system refuses; the intent then remains to be published.
 */
export async function publishIntent(root: string, intent: CommitIntent): Promise<void> {
  const staging = join(root, intent.staging);
  if (!(await exists(staging))) return;
  await refuseFilledTargets(root, intent);
  for (const target of intent.targets) {
    try {
      if (target.mode === "overwrite" && !target.singleFile) await swapFolder(root, intent, target);
      else await moveFiles(root, target);
    } catch (error) {
      throw storageFailure(error, root, target.path, target.node);
    }
  }
  faultPoint("before-mark");
  await removeStaging(root, intent.staging);
}

/** Removes one staging folder; a crash in between leaves nothing that looks like unpublished output. */
export async function removeStaging(root: string, staging: string): Promise<void> {
  const folder = join(root, staging);
  const done = `${folder}.done`;
  await rm(done, { recursive: true, force: true });
  try {
    await rename(folder, done);
    await syncFolder(dirname(folder));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
  await rm(done, { recursive: true, force: true });
  await removeIfEmpty(dirname(folder));
}

/** Removes staging that no unpublished intent needs: what runs left that died before they recorded one. */
export async function removeOrphanStaging(root: string, unpublished: readonly CommitIntent[]): Promise<void> {
  const needed = new Set(unpublished.map(({ staging }) => staging));
  for (const run of await names(join(root, STAGING))) {
    for (const attempt of await names(join(root, STAGING, run))) {
      const staging = `${STAGING}/${run}/${attempt}`;
      if (!needed.has(staging)) await rm(join(root, staging), { recursive: true, force: true });
    }
    await removeIfEmpty(join(root, STAGING, run));
  }
}

/** Mode “fail” holds until the last moment; once a file of the intent is published, the target is ours. */
async function refuseFilledTargets(root: string, { targets }: CommitIntent): Promise<void> {
  const staged = await Promise.all(
    targets.flatMap(({ files }) => files.map(({ from }) => exists(join(root, from)))),
  );
  if (staged.includes(false)) return;
  for (const { mode, path, node } of targets) {
    if (mode === "fail" && (await holdsData(root, path)))
      throw new DiagnosticError([diagnose("target/exists", { path }, { node, field: ["path"] })]);
  }
}

/** Whether a path is a file, or a folder with a file in it that readers would see. */
export async function holdsData(root: string, path: string): Promise<boolean> {
  try {
    const files = await filesBelow(join(root, path));
    return files.some((file) => !file.split("/").some((name) => /^[._]/.test(name)));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOTDIR") return true;
    if (code === "ENOENT") return false;
    throw error;
  }
}

async function moveFiles(root: string, { files, node }: Target): Promise<void> {
  const folders = new Set<string>();
  for (const { from, to } of files) {
    const folder = dirname(join(root, to));
    if (!folders.has(folder)) await mkdir(folder, { recursive: true });
    folders.add(folder);
    await moveOnce(join(root, from), join(root, to), to, node);
    faultPoint("mid-publish");
  }
  await syncFolders(root, folders);
}

async function swapFolder(root: string, { staging }: CommitIntent, target: Target): Promise<void> {
  const { path, node } = target;
  const fresh = join(root, stagedFolder(target));
  const place = join(root, path);
  await mkdir(dirname(place), { recursive: true });
  if (await exists(fresh)) {
    if (await exists(place)) {
      await rename(place, await freeName(join(root, staging, "old"), node));
      faultPoint("mid-overwrite");
    }
    await rename(fresh, place);
    faultPoint("mid-publish");
  } else if (!(await exists(place))) throw lost(path, node);
  await syncFolders(root, [dirname(place), join(root, staging)]);
}

/** The folder below staging that holds a target's files as they will lie in its path. */
function stagedFolder({ files: [file], path }: Target): string {
  if (!file) throw new Error("A target without files.");
  return file.from.slice(0, path.length - file.to.length);
}

/** Renames, or finds that it was done before. */
async function moveOnce(from: string, to: string, shown: string, node: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT" || (await exists(from))) throw error;
    if (!(await exists(to))) throw lost(shown, node);
  }
}

const lost = (path: string, node: string): RunFailure =>
  new RunFailure(
    "storage/lost",
    `“${path}” is neither staged nor published: something else removed it.`,
    node,
  );

/** `folder/name`, or with a number when a crashed attempt took that already. */
async function freeName(folder: string, name: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  const taken = new Set(await readdir(folder));
  let free = name;
  for (let number = 2; taken.has(free); number++) free = `${name}-${number}`;
  return join(folder, free);
}

async function exists(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") return false;
    throw error;
  }
}

async function names(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}

/** Another run may be staging beside it: only an empty folder goes. */
async function removeIfEmpty(folder: string): Promise<void> {
  await rmdir(folder).catch(() => {});
}
