import "server-only";
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Resident memory of a process and its highest value so far, in bytes; null when the process is gone. */
export async function readMemory(pid: number): Promise<{ now: number; peak: number } | null> {
  return process.platform === "linux" ? readProc(pid) : readPs(pid);
}

/** The kernel remembers the peak, so what happens between two looks is not missed. Reading /proc never waits. */
function readProc(pid: number): { now: number; peak: number } | null {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    const now = kilobytes(status, "VmRSS");
    return now === null ? null : { now, peak: kilobytes(status, "VmHWM") ?? now };
  } catch {
    return null;
  }
}

const kilobytes = (status: string, name: string): number | null => {
  const found = new RegExp(`^${name}:\\s+(\\d+) kB`, "m").exec(status);
  return found ? Number(found[1]) * 1024 : null;
};

async function readPs(pid: number): Promise<{ now: number; peak: number } | null> {
  try {
    const { stdout } = await run("ps", ["-o", "rss=", "-p", String(pid)]);
    const now = Number(stdout.trim()) * 1024;
    return now > 0 ? { now, peak: now } : null;
  } catch {
    return null;
  }
}

/** How often a process is looked at, in milliseconds. */
const PERIOD = 100;

export interface MemoryWatch {
  /** Looks now; for a process that is about to end. */
  look(): Promise<void>;
  /** Highest resident memory seen, in bytes; null when it was never seen. */
  peak(): number | null;
  stop(): void;
}

/**
 * Watches a process from outside, because DuckDB's own limit is not one: `onExcess` is called once when it holds more than
 * `limit` bytes.
 */
export function watchMemory(pid: number, limit: number, onExcess: () => void): MemoryWatch {
  let peak: number | null = null;
  let looking = false;
  let stopped = false;
  const stop = () => {
    stopped = true;
    clearInterval(timer);
  };
  const look = async () => {
    if (looking) return;
    looking = true;
    const memory = await readMemory(pid);
    looking = false;
    if (!memory) return;
    peak = Math.max(peak ?? 0, memory.peak, memory.now);
    if (memory.now > limit && !stopped) {
      stop();
      onExcess();
    }
  };
  const timer = setInterval(() => void look(), PERIOD);
  timer.unref();
  return { look, peak: () => peak, stop };
}
