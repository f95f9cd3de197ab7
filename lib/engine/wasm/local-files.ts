import type { InputFile } from "../../connectors/bound-scan";
import { type Diagnostic, diagnose } from "../../model/diagnostic";
import { expandBraces, hasGlob, pathExclusion, segmentMatcher } from "../scan/glob";

/** A file that stays in this page. `path` is what a job calls it. */
export interface LocalFile {
  path: string;
  blob: Blob;
  /** When its content was written; what is made here says when that was. */
  lastModified: number;
}

/** The files a page holds, by path: those its user gave it, and those that runs wrote. */
export class LocalFiles {
  readonly #files = new Map<string, LocalFile & { version: number }>();
  #version = 0;

  put(file: LocalFile): void {
    this.#files.set(plainPath(file.path), { ...file, path: plainPath(file.path), version: ++this.#version });
  }

  remove(path: string): void {
    this.#files.delete(plainPath(path));
  }

  /** Takes away a file, or all that a folder holds. */
  removeBelow(path: string): void {
    const plain = plainPath(path);
    for (const known of [...this.#files.keys()])
      if (known === plain || known.startsWith(`${plain}/`)) this.#files.delete(known);
  }

  get(path: string): LocalFile | undefined {
    return this.#files.get(plainPath(path));
  }

  list(): LocalFile[] {
    return [...this.#files.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  /** As binding knows a file: another one under the same path is another file. */
  describe(path: string): InputFile | null {
    const file = this.#files.get(path);
    if (!file) return null;
    return { path, bytes: file.blob.size, mtimeMs: file.lastModified, inode: String(file.version) };
  }

  unchanged(files: readonly InputFile[]): boolean {
    return files.every((file) => {
      const now = this.describe(file.path);
      return now?.inode === file.inode && now.bytes === file.bytes;
    });
  }

  /** Files that paths, folders and globs name, each once. A name that exists is taken literally. */
  find(
    paths: readonly string[],
    { exclude = [], flat = false }: { exclude?: readonly string[] | undefined; flat?: boolean | undefined },
  ): { files: InputFile[]; diagnostics: Diagnostic[] } {
    const excluded = pathExclusion(exclude);
    const found = new Map<string, InputFile>();
    const diagnostics: Diagnostic[] = [];
    for (const [index, path] of paths.entries()) {
      const any = this.#matching(path, flat).filter((one) => !excluded(one, path));
      for (const one of any) {
        const file = this.describe(one);
        if (file) found.set(one, file);
      }
      if (any.length === 0)
        diagnostics.push(diagnose("file/not-found", { path }, { field: ["paths", index] }));
    }
    return { files: [...found.values()].sort((a, b) => (a.path < b.path ? -1 : 1)), diagnostics };
  }

  #matching(path: string, flat: boolean): string[] {
    const plain = plainPath(path);
    if (this.#files.has(plain)) return [plain];
    const all = [...this.#files.keys()];
    const inside = (folder: string) =>
      all.filter(
        (one) =>
          one.startsWith(`${folder}/`) &&
          (flat ? !one.slice(folder.length + 1).includes("/") : true) &&
          one
            .slice(folder.length + 1)
            .split("/")
            .every(visible),
      );
    const below = inside(plain);
    if (below.length > 0 || !hasGlob(path)) return below;
    return (expandBraces(plain) ?? []).flatMap((pattern) => {
      const parts = pattern.split("/");
      const whole = all.filter((one) => matches(parts, one.split("/")));
      return whole.length > 0 ? whole : this.#files.has(pattern) ? [pattern] : [];
    });
  }
}

const plainPath = (path: string): string =>
  path
    .split("/")
    .filter((name) => name !== "" && name !== ".")
    .join("/");

const visible = (name: string): boolean => !name.startsWith(".") && !name.startsWith("_");

/** Whether a path is below what the segments of a pattern match; `**` stands for any number of folders. */
function matches(pattern: readonly string[], names: readonly string[]): boolean {
  const [part, ...rest] = pattern;
  const [name, ...below] = names;
  if (part === undefined) return names.every(visible);
  if (name === undefined) return false;
  if (part === "**")
    return (
      matches(rest, names) ||
      (visible(name) && (below.length > 0 ? matches(pattern, below) : rest.length === 0))
    );
  return segmentMatcher(part)(name) && matches(rest, below);
}
