import { type ChildProcess, fork } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

/** The hidden command that a copy of this one executes. */
export const RUNNER = "run-in-this-process";

/** Starts a copy of this command that runs a job; on Linux the kernel ends it with this process, however that ends. */
export function startRunner(): ChildProcess {
  const entry = process.argv[1] ?? "";
  const options = {
    stdio: ["ignore", 2, 2, "ipc"] as ["ignore", 2, 2, "ipc"],
    serialization: "advanced" as const,
  };
  const guard = deathGuard();
  if (!guard) return fork(entry, [RUNNER], options);
  const command = [process.execPath, ...process.execArgv, entry, RUNNER];
  return fork("--pdeathsig", ["KILL", "--", ...command], { ...options, execPath: guard, execArgv: [] });
}

function deathGuard(): string | undefined {
  if (process.platform !== "linux") return undefined;
  const folders = (process.env.PATH ?? "").split(delimiter);
  return folders.map((folder) => join(folder, "setpriv")).find((file) => existsSync(file));
}
