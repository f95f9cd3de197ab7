import "server-only";
import {
  accessSync,
  constants,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";

/** A control group that holds one process and its children below a hard limit of memory. */
export interface Confinement {
  /** Whether the kernel killed something in it for lack of memory. */
  killed(): boolean;
  /** Ends all that is still in it, also what left the process group. */
  clear(): void;
}

interface Files {
  home: string;
  limit: string;
  events: string;
}

const V1: Files = {
  home: "/sys/fs/cgroup/memory",
  limit: "memory.limit_in_bytes",
  events: "memory.oom_control",
};
const V2: Files = { home: "/sys/fs/cgroup", limit: "memory.max", events: "memory.events" };

let available: Files | null | undefined;

function detectOnce(): Files | null {
  if (available === undefined) available = detect();
  return available;
}

/** Whether this system lets us confine processes. */
export const canConfine = (): boolean => detectOnce() !== null;

/**
 * Puts a process under the kernel's own limit where this system lets us (Linux, writable control groups); null elsewhere.
 * It catches what grows faster than the watchdog looks.
 */
export function confineMemory(pid: number, bytes: number): Confinement | null {
  const files = detectOnce();
  if (!files) return null;
  const { home, limit, events } = files;
  const folder = path.join(home, `tenon-${process.pid}-${pid}`);
  try {
    mkdirSync(folder);
    writeFileSync(path.join(folder, limit), String(bytes));
    writeFileSync(path.join(folder, "cgroup.procs"), String(pid));
  } catch {
    remove(folder);
    return null;
  }
  return {
    killed: () => /^oom_kill ([1-9]\d*)$/m.test(read(path.join(folder, events))),
    clear: () => {
      for (const member of read(path.join(folder, "cgroup.procs")).split("\n").filter(Boolean))
        kill(Number(member));
      remove(folder);
    },
  };
}

/** A group is tried, because rights, mounts and delegation differ in too many ways to be read off. */
function detect(): Files | null {
  for (const files of [V1, V2]) {
    if (process.platform !== "linux") continue;
    const folder = path.join(files.home, `tenon-${process.pid}-probe`);
    try {
      accessSync(files.home, constants.W_OK);
      mkdirSync(folder);
      accessSync(path.join(folder, files.limit), constants.W_OK);
      sweep(files.home);
      return files;
    } catch {
      // Not ours to make groups in.
    } finally {
      remove(folder);
    }
  }
  return null;
}

/** Removes the groups of servers that ended without warning; one that still holds a process stays. */
function sweep(home: string): void {
  for (const name of readdirSync(home)) {
    const owner = /^tenon-(\d+)-\d+$/.exec(name)?.[1];
    if (owner && !isAlive(Number(owner))) remove(path.join(home, name), 0);
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // Already gone.
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

/** A group goes when its last process has gone; the kernel may need a moment. */
function remove(folder: string, tries = 20): void {
  try {
    rmdirSync(folder);
  } catch (error) {
    const isGone = (error as NodeJS.ErrnoException).code === "ENOENT";
    if (!isGone && tries > 0) setTimeout(() => remove(folder, tries - 1), 100).unref();
  }
}
