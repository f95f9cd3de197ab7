import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Studio } from "./studio";

/** Starts a studio of its own on an empty workspace, as `npm start` does; `stop` takes the workspace along. */
export async function startStudio(): Promise<{
  studio: Studio;
  printed: () => string;
  stop: () => Promise<void>;
}> {
  const folder = await mkdtemp(path.join(tmpdir(), "tenon-first-"));
  const workspace = path.join(folder, "workspace");
  const child = spawn(process.execPath, ["scripts/start.mjs"], {
    env: { ...process.env, PORT: "0", TENON_WORKSPACE: workspace },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let printed = "";
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const address = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      printed += chunk.toString();
      const found = /Tenon is at (http:\S+)/.exec(printed)?.[1];
      if (found) resolve(found);
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    child.once("exit", (code) => reject(new Error(`The studio ended with ${code}: ${printed}`)));
  });
  return {
    studio: new Studio(address, workspace),
    printed: () => printed,
    stop: async () => {
      child.kill("SIGTERM");
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
