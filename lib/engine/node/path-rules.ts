import type { BigIntStats } from "node:fs";
import { lstat } from "node:fs/promises";
import { isLocalPath } from "../../model/local-path";
import { hasGlob } from "../scan/glob";

/** The names of a path, without what changes nothing. */
export const segments = (path: string): string[] =>
  path.split("/").filter((name) => name !== "" && name !== ".");

/** Why a path cannot be meant, judged by its text alone; null when it can. */
export function lexicalRefusal(path: string): string | null {
  if (isLocalPath(path))
    return "it stays on the computer it was dropped from: run the job in that browser, or upload the file";
  if (path.includes("\0")) return "it holds the character NUL";
  const bucket = /^s3[an]?:\/\/([^/]*)/i.exec(path)?.[1];
  if (bucket !== undefined)
    return `it is in S3, and no folder stands for it: name one with --map s3://${bucket}=folder, or under Details`;
  if (/^[A-Za-z][A-Za-z0-9+.-]*:\/\//.test(path)) return "only files of the workspace can be named here";
  if (path.startsWith("/") || path.startsWith("\\\\") || /^[A-Za-z]:[\\/]/.test(path))
    return "paths are relative to the workspace";
  if (path.split("/").includes("..")) return "it leaves the workspace";
  if (segments(path)[0] === ".tenon") return "it is the studio's own folder";
  if (path.split("/").some((name) => !hasGlob(name) && Buffer.byteLength(name) > 255))
    return "a name in it is too long";
  return null;
}

/** Why something that exists is not read; null for a regular file with one name. */
export function refusalOf(stats: BigIntStats): string | null {
  if (stats.isSymbolicLink()) return "it is a symbolic link";
  if (stats.isFIFO()) return "it is a pipe";
  if (stats.isSocket()) return "it is a socket";
  if (stats.isCharacterDevice() || stats.isBlockDevice()) return "it is a device";
  if (!stats.isFile()) return "it is not a file";
  if (stats.nlink > 1n) return "it is a hard link, so the same file has another name";
  return null;
}

/** What stands at a path, not followed; null when nothing does. */
export async function statOf(absolute: string): Promise<BigIntStats | null> {
  try {
    return await lstat(absolute, { bigint: true });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === "ENOENT" || code === "ENOTDIR") return null;
    throw error;
  }
}
