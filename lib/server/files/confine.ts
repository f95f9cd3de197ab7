import "server-only";
import { lstat } from "node:fs/promises";
import path from "node:path";
import { Fault } from "../faults";

const refused = (shown: string, reason: string) =>
  new Fault(400, "file/refused", `“${shown}” is refused: ${reason}.`);

/**
 * The absolute path of a workspace path such as `lake/flights`, after checking that it stays inside: relative, no `..`, no
 * hidden part, and no symbolic link on the way. What does not exist is a 404.
 */
export async function confine(root: string, relative: string): Promise<string> {
  const parts = partsOf(relative);
  let current = root;
  for (const part of parts) {
    current = path.join(current, part);
    const found = await lstat(current).catch(() => null);
    if (!found) throw new Fault(404, "file/not-found", `There is no “${relative}” in the workspace.`);
    if (found.isSymbolicLink()) throw refused(relative, "it leads through a symbolic link");
    if (!found.isDirectory() && !found.isFile()) throw refused(relative, "it is neither a file nor a folder");
  }
  return current;
}

/** The parts of a workspace path; the empty path is the workspace itself. */
function partsOf(relative: string): string[] {
  if (relative.includes("\0")) throw refused(relative.replaceAll("\0", "␀"), "it holds a NUL character");
  if (path.isAbsolute(relative) || path.win32.isAbsolute(relative) || /^[A-Za-z]:/.test(relative))
    throw refused(relative, "paths are relative to the workspace");
  if (relative.includes("\\")) throw refused(relative, "parts are separated by /");
  const parts = relative.split("/").filter((part) => part !== "" && part !== ".");
  if (parts.includes("..")) throw refused(relative, "it leaves the workspace");
  if (parts.some((part) => part.startsWith(".")))
    throw refused(relative, "hidden files and folders are not for jobs");
  return parts;
}
