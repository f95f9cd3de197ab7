import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { NodeEngine } from "../../engine/node/node-engine";
import type { JobSettings } from "../../model/job";
import type { Engine } from "../../runtime/engine";

/** Lends an engine that only reads; nothing is left below the root. */
export async function withEngine<T>(
  root: string,
  settings: JobSettings,
  use: (engine: Engine) => Promise<T>,
): Promise<T> {
  const scratch = await mkdtemp(join(tmpdir(), "tenon-"));
  const { memoryMb, threads, timeZone } = settings;
  const engine = new NodeEngine({
    root: resolve(root),
    scratch,
    memoryMb,
    threads: threads ?? undefined,
    timeZone,
  });
  try {
    return await use(engine);
  } finally {
    await engine.close();
    await rm(scratch, { recursive: true, force: true });
  }
}
