import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Expander } from "../../compiler/expander";
import { NodeEngine } from "../../engine/node/node-engine";
import type { JobSettings } from "../../model/job";
import { declarations } from "../../runtime/declarations";
import type { Engine } from "../../runtime/engine";
import { expandCode } from "../../runtime/expand-code";
import { TransformFolder } from "../../runtime/transform-folder";
import { TypeServer } from "../../runtime/type-server";

/** Lends an engine that only reads, and who evaluates code for it; nothing is left below the root. */
export async function withEngine<T>(
  root: string,
  settings: JobSettings,
  use: (engine: Engine, options: { expander: Expander }) => Promise<T>,
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
  const types = new TypeServer(declarations, { scratch });
  try {
    return await use(engine, {
      expander: expandCode({ types, transforms: new TransformFolder(resolve(root), { types }) }),
    });
  } finally {
    await types.close();
    await engine.close();
    await rm(scratch, { recursive: true, force: true });
  }
}
