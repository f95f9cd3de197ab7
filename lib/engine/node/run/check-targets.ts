import { access, constants, lstat, readdir, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { BoundScan } from "../../../connectors/bound-scan";
import { isDataFile } from "../../../connectors/target-path";
import { type Diagnostic, DiagnosticError, diagnose } from "../../../model/diagnostic";
import type { CopyTo } from "../../../sql/script";
import { inputReason, samePaths } from "../../target-rules";
import { resolveTarget } from "../files";
import { holdsData } from "../publish";
import { storageFailure } from "./storage-failure";
import { type WriteTarget, writeTarget } from "./write-target";

export interface TargetContext {
  root: string;
  scans: ReadonlyMap<string, BoundScan>;
  /** Name of a node, for messages. */
  nameOf(node: string): string;
}

/** Resolves the targets of a script and refuses those that would destroy or mix data. Throws `DiagnosticError`. */
export async function checkTargets(
  statements: readonly CopyTo[],
  context: TargetContext,
): Promise<WriteTarget[]> {
  const targets: WriteTarget[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const statement of statements) {
    const place = { node: statement.node, field: ["path"] };
    const resolved = await resolveTarget(context.root, statement.path);
    if (!resolved.ok) {
      diagnostics.push({ ...resolved.error, ...place });
      continue;
    }
    const { path, absolute, exists } = resolved.value;
    const target = writeTarget(statement, targets.length + 1, path, absolute);
    targets.push(target);
    const problem = await problemOf(target, exists, context);
    if (problem) diagnostics.push({ ...problem, ...place });
    else await checkWritable(target, context.root);
  }
  diagnostics.push(...samePaths(targets, context));
  if (diagnostics.length > 0) throw new DiagnosticError(diagnostics);
  return targets;
}

async function problemOf(
  target: WriteTarget,
  exists: "file" | "folder" | null,
  context: TargetContext,
): Promise<Diagnostic | null> {
  const { path, singleFile, statement } = target;
  const unsafe = (reason: string) => diagnose("target/unsafe", { path, reason });
  if (exists === null) return null;
  if (singleFile && exists === "folder") return unsafe("it is a folder, and its name says it is one file");
  if (!singleFile && exists === "file") return unsafe("it is a file, and its name says it is a folder");
  if (statement.mode === "append") return singleFile ? diagnose("target/one-file", { path }) : null;
  if (statement.mode === "fail")
    return (await holdsData(context.root, path)) ? diagnose("target/exists", { path }) : null;
  const reason = inputReason(target, context) ?? (singleFile ? null : await foreignReason(target));
  return reason === null ? null : unsafe(reason);
}

/** Overwriting removes the whole folder, so it may hold nothing but what such a job writes. */
async function foreignReason({ absolute, format }: WriteTarget): Promise<string | null> {
  const open = [""];
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    for (const entry of await readdir(join(absolute, folder), { withFileTypes: true })) {
      const name = folder === "" ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) {
        if (!/^[^._][^=]*=/.test(entry.name)) return `it holds the folder “${name}”, which is no partition`;
        open.push(name);
      } else if (!entry.isFile()) return `it holds “${name}”, which is not a file`;
      else if (!/^[._]/.test(entry.name) && !isDataFile(format, entry.name))
        return `it holds “${name}”, which is not a ${format.title} file`;
    }
  }
  return null;
}

/** Publishing renames, which works within one file system only and needs the right to write: better known early. */
async function checkWritable({ absolute, path, statement }: WriteTarget, root: string): Promise<void> {
  let folder = dirname(absolute);
  while (folder !== root && !(await lstat(folder).catch(() => null))) folder = dirname(folder);
  try {
    await access(folder, constants.W_OK);
    const here = await stat(folder);
    const there = await stat(root);
    if (here.dev !== there.dev) throw Object.assign(new Error("another file system"), { code: "EXDEV" });
  } catch (error) {
    throw storageFailure(error, root, path, statement.node);
  }
}
