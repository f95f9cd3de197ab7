import { type BigIntStats, constants } from "node:fs";
import { type FileHandle, open, readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import type { InputFile } from "../../connectors/bound-scan";
import { type Diagnostic, diagnose, type Place } from "../../model/diagnostic";
import { err, ok, type Result } from "../../util/result";
import { expandBraces, hasGlob, pathExclusion, segmentMatcher } from "../scan/glob";
import { lexicalRefusal, refusalOf, segments, statOf } from "./path-rules";

/** A regular file below the root, with no link on the way to it. */
export interface WorkspaceFile extends InputFile {
  absolute: string;
}

export interface FoundFiles {
  /** Sorted by path, each once. */
  files: WorkspaceFile[];
  diagnostics: Diagnostic[];
}

/** Which of the files that paths name are meant. */
export interface FileChoice {
  /** Globs of files that are left out: of their name, of their path, or of their path below the one that is named. */
  exclude?: readonly string[] | undefined;
  /** A folder stands for its own files only. */
  flat?: boolean | undefined;
}

const MAX_FILES = 100_000;

/**
 * Finds the files that paths, folders and globs of a workspace name. Nothing is followed: a symbolic link, a second hard
 * link, a pipe or a device is refused wherever it is met, because each can lead out of the workspace. A name that exists
 * is taken literally, whatever characters it holds. `root` is resolved.
 */
export async function findFiles(
  root: string,
  paths: readonly string[],
  { exclude = [], flat = false }: FileChoice = {},
): Promise<FoundFiles> {
  const found = new Map<string, WorkspaceFile>();
  const excluded = pathExclusion(exclude);
  const diagnostics: Diagnostic[] = [];
  for (const [index, path] of paths.entries()) {
    const place: Place = { field: ["paths", index] };
    const search = new Search(root, found, place, { excludes: (below) => excluded(below, path), flat });
    const reason = lexicalRefusal(path);
    const any = reason === null && (await search.run(path));
    if (reason !== null) diagnostics.push(diagnose("file/refused", { path, reason }, place));
    else if (search.diagnostics.length > 0) diagnostics.push(...search.diagnostics);
    else if (!any) diagnostics.push(diagnose("file/not-found", { path }, place));
    if (found.size > MAX_FILES) break;
  }
  if (found.size > MAX_FILES) {
    const reason = `it names more than ${MAX_FILES.toLocaleString("en")} files`;
    return {
      files: [],
      diagnostics: [
        diagnose("file/refused", { path: paths.join(", ").slice(0, 200), reason }, { field: ["paths"] }),
      ],
    };
  }
  return { files: [...found.values()].sort((a, b) => (a.path < b.path ? -1 : 1)), diagnostics };
}

/** Where a target writes: below the root, through no link; it may not exist yet. */
export async function resolveTarget(
  root: string,
  path: string,
): Promise<Result<{ absolute: string; path: string; exists: "file" | "folder" | null }, Diagnostic>> {
  const refuse = (reason: string) => err(diagnose("file/refused", { path, reason }, { field: ["path"] }));
  const reason = lexicalRefusal(path);
  if (reason !== null) return refuse(reason);
  const names = segments(path);
  if (names.length === 0) return refuse("it is the workspace itself");
  let exists: "file" | "folder" | null = "folder";
  for (let depth = 1; depth <= names.length; depth++) {
    const stats = await statOf(join(root, ...names.slice(0, depth)));
    if (!stats) {
      exists = null;
      break;
    }
    if (stats.isDirectory()) continue;
    const problem = refusalOf(stats);
    if (problem !== null) return refuse(problem);
    if (depth < names.length) return refuse(`“${names.slice(0, depth).join("/")}” is a file`);
    exists = "file";
  }
  return ok({ absolute: join(root, ...names), path: names.join("/"), exists });
}

/** Opens a file for reading, checked again on what was really opened. Never waits for a pipe's other end. */
export async function openRegular(file: WorkspaceFile): Promise<FileHandle> {
  const handle = await open(file.absolute, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    const stats = await handle.stat({ bigint: true });
    const problem =
      refusalOf(stats) ??
      (String(stats.ino) === file.inode ? null : "it was replaced while it was looked at");
    if (problem !== null) throw new Error(problem);
    return handle;
  } catch (error) {
    await handle.close();
    throw error;
  }
}

/** One path's search; everything it meets on the way is stat'ed without following. */
class Search {
  readonly diagnostics: Diagnostic[] = [];

  constructor(
    private readonly root: string,
    private readonly found: Map<string, WorkspaceFile>,
    private readonly place: Place,
    private readonly choice: { excludes(path: string): boolean; flat: boolean },
  ) {}

  /** Whether anything was found. */
  async run(path: string): Promise<boolean> {
    const names = segments(path);
    const literal = await this.literal(names);
    if (literal || !hasGlob(path) || this.diagnostics.length > 0) return literal;
    const patterns = expandBraces(path);
    if (!patterns) {
      this.refuse(path, "its braces stand for too many paths");
      return false;
    }
    let any = false;
    for (const pattern of patterns) {
      const parts = segments(pattern);
      any = (patterns.length > 1 && (await this.literal(parts))) || (await this.glob(parts)) || any;
    }
    return any;
  }

  /** Takes the names as they are: every one must exist and be no link. */
  private async literal(names: readonly string[]): Promise<boolean> {
    for (let depth = 1; depth <= names.length; depth++) {
      const path = names.slice(0, depth).join("/");
      const stats = await this.look(path);
      if (!stats) return false;
      if (depth === names.length || !stats.isDirectory()) {
        if (depth < names.length && stats.isFile()) return false;
        return this.take(path, stats);
      }
    }
    return this.folder("");
  }

  private async glob(parts: readonly string[]): Promise<boolean> {
    let any = false;
    const open: { folder: string; depth: number }[] = [{ folder: "", depth: 0 }];
    for (let next = open.pop(); next; next = open.pop()) {
      const { folder, depth } = next;
      const part = parts[depth];
      if (part === undefined) continue;
      const last = depth === parts.length - 1;
      const deep = part === "**";
      if (deep) {
        // Zero folders deep: the rest of the pattern may match right here.
        if (last) any = (await this.folder(folder)) || any;
        else open.push({ folder, depth: depth + 1 });
        if (last) continue;
      }
      const matches = deep ? visible : segmentMatcher(part);
      for (const name of await this.names(folder)) {
        if (!matches(name) && !(name === part)) continue;
        const path = folder === "" ? name : `${folder}/${name}`;
        const stats = await this.look(path);
        if (!stats) continue;
        if (stats.isDirectory() && !(last && !deep))
          open.push({ folder: path, depth: deep ? depth : depth + 1 });
        else if (last) any = (await this.take(path, stats)) || any;
        else if (stats.isSymbolicLink() && (await this.leadsToFolder(path)))
          this.refuse(path, "it is a symbolic link");
      }
    }
    return any;
  }

  /** Every visible file below a folder. */
  private async folder(path: string): Promise<boolean> {
    let any = false;
    const open = [path];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      for (const name of await this.names(next)) {
        if (!visible(name)) continue;
        const below = next === "" ? name : `${next}/${name}`;
        const stats = await this.look(below);
        if (stats?.isDirectory()) {
          if (!this.choice.flat) open.push(below);
        } else if (stats) any = (await this.take(below, stats)) || any;
      }
      if (this.found.size > MAX_FILES) return true;
    }
    return any;
  }

  private async take(path: string, stats: BigIntStats): Promise<boolean> {
    if (stats.isDirectory()) return this.folder(path);
    if (this.choice.excludes(path)) return false;
    const reason = refusalOf(stats);
    if (reason !== null) {
      this.refuse(path, reason);
      return false;
    }
    const mtimeMs = Number(stats.mtimeNs / 1000n) / 1000;
    this.found.set(path, {
      path,
      absolute: join(this.root, path),
      bytes: Number(stats.size),
      mtimeMs,
      inode: String(stats.ino),
    });
    return true;
  }

  private async names(folder: string): Promise<string[]> {
    try {
      return await readdir(join(this.root, folder));
    } catch (error) {
      this.unreadable(folder, error);
      return [];
    }
  }

  private async look(path: string): Promise<BigIntStats | null> {
    try {
      return await statOf(join(this.root, path));
    } catch (error) {
      this.unreadable(path, error);
      return null;
    }
  }

  private async leadsToFolder(path: string): Promise<boolean> {
    return stat(join(this.root, path)).then(
      (stats) => stats.isDirectory(),
      () => false,
    );
  }

  private refuse(path: string, reason: string): void {
    this.report(diagnose("file/refused", { path, reason }, this.place));
  }

  private unreadable(path: string, error: unknown): void {
    const code = (error as NodeJS.ErrnoException).code ?? "unknown error";
    const detail = code === "EACCES" ? "permission is denied" : code;
    this.report(diagnose("file/unreadable", { path, detail }, this.place));
  }

  /** Two patterns of one path may meet the same obstacle. */
  private report(diagnostic: Diagnostic): void {
    if (!this.diagnostics.some(({ message }) => message === diagnostic.message))
      this.diagnostics.push(diagnostic);
  }
}

const visible = (name: string): boolean => !name.startsWith(".") && !name.startsWith("_");
