import { access, constants, lstat, readdir, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { BoundScan } from "../../../connectors/bound-scan";
import { type Diagnostic, DiagnosticError, diagnose } from "../../../model/diagnostic";
import type { CopyTo } from "../../../sql/script";
import { resolveTarget } from "../files";
import { holdsData } from "../publish";
import { storageFailure } from "./storage-failure";
import { isDataFile, type WriteTarget, writeTarget } from "./write-target";

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

/** An input may be replaced only by a job that names that very path as its source. */
function inputReason({ path }: WriteTarget, { scans, nameOf }: TargetContext): string | null {
  for (const [node, { scan, files }] of scans) {
    const inside = files.some((file) => file.path === path || file.path.startsWith(`${path}/`));
    if (inside && !scan.paths.some((source) => fixedPart(source) === path))
      return `it holds input of “${nameOf(node)}”`;
  }
  return null;
}

/** What a path or glob names before its first wildcard: `lake/out/**\/*.csv` → `lake/out`. */
function fixedPart(path: string): string {
  const names = path.split("/").filter((name) => name !== "" && name !== ".");
  const wild = names.findIndex((name) => /[*?[{]/.test(name));
  return (wild < 0 ? names : names.slice(0, wild)).join("/");
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

/** Two targets of one path, or one inside the other, would replace or mix each other's files. */
function samePaths(targets: readonly WriteTarget[], { nameOf }: TargetContext): Diagnostic[] {
  const plain = (path: string) => `${path.normalize("NFC").toLowerCase()}/`;
  return targets.flatMap((target, index) => {
    const other = targets
      .slice(0, index)
      .find(
        ({ path }) =>
          plain(path).startsWith(plain(target.path)) || plain(target.path).startsWith(plain(path)),
      );
    if (!other) return [];
    const names = [other, target].map(({ statement }) => `“${nameOf(statement.node)}”`).join(" and ");
    return [
      diagnose(
        "graph/same-path",
        { path: target.path, names },
        { node: target.statement.node, field: ["path"] },
      ),
    ];
  });
}
