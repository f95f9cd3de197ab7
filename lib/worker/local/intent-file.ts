import { open, readFile, rename } from "node:fs/promises";
import { join, posix } from "node:path";
import { CommitIntent } from "../../model/commit-intent";

const NAME = "intent.json";

/** Records an intent in its staging folder, on the disk before it resolves. */
export async function writeIntent(root: string, intent: CommitIntent): Promise<void> {
  const folder = join(root, intent.staging);
  const draft = join(folder, `${NAME}.draft`);
  const file = await open(draft, "w");
  try {
    await file.writeFile(JSON.stringify(intent));
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(draft, join(folder, NAME));
  const directory = await open(folder, "r");
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}

/**
 * The intent recorded in a staging folder, or null. Throws when the file says what no run wrote: a path that leaves the
 * workspace, or another staging folder.
 */
export async function readIntent(root: string, staging: string): Promise<CommitIntent | null> {
  const path = join(root, staging, NAME);
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
  const parsed = CommitIntent.safeParse(readJson(text));
  if (!parsed.success || !isOwn(parsed.data, staging)) {
    throw new Error(`${staging}/${NAME} is not what a run records. Look at it, then remove ${staging}.`);
  }
  return parsed.data;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isOwn = (intent: CommitIntent, staging: string): boolean =>
  intent.staging === staging &&
  intent.targets.every(
    ({ node, path, files }) =>
      isInside(path, "") &&
      !/[/\\]|^\.+$/.test(node) &&
      files.every(({ from, to }) => isInside(from, `${staging}/`) && isInside(to, path)),
  );

const isInside = (path: string, folder: string): boolean =>
  path.startsWith(folder) &&
  !posix.isAbsolute(path) &&
  posix.normalize(path) === path &&
  !path.startsWith("..");
