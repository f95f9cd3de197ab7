import { readFileSync } from "node:fs";

/** Runs without a studio carry their process in their id, so that a later run can tell which of them are dead. */
const PATTERN = /^cli-([0-9a-z]+)-([0-9a-z]+)-[0-9a-z]+$/;

let count = 0;

/** The id of a run of this process: `cli-<process>-<time>-<count>`. */
export const newLocalRunId = (pid = process.pid, now = Date.now()): string =>
  `${localRunPrefix(pid)}${now.toString(36)}-${(++count).toString(36)}`;

/** What the ids of all runs of a process start with. */
export const localRunPrefix = (pid = process.pid): string => `cli-${pid.toString(36)}-`;

/** Whether the process of a local run has ended; undefined for a name that is no local run. */
export function isDead(runId: string): boolean | undefined {
  const [, pid, startedAt] = PATTERN.exec(runId) ?? [];
  if (pid === undefined || startedAt === undefined) return undefined;
  const process = Number.parseInt(pid, 36);
  if (!exists(process)) return true;
  const birth = birthOf(process);
  // A process that is younger than the run only inherited its number. Clocks of kernel and wall differ a little.
  return birth !== undefined && birth > Number.parseInt(startedAt, 36) + 5000;
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** When a process started, in milliseconds since 1970; undefined where the system does not say. */
function birthOf(pid: number): number | undefined {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
      .replace(/^.*\) /s, "")
      .split(" ");
    const boot = /^btime (\d+)$/m.exec(readFileSync("/proc/stat", "utf8"))?.[1];
    return boot === undefined ? undefined : Number(boot) * 1000 + Number(fields[19]) * 10;
  } catch {
    return undefined;
  }
}
