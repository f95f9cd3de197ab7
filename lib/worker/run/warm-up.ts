import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { NodeEngine } from "../../engine/node/node-engine";
import { loadProgram } from "../../runtime/evaluate-program";

const PROGRAM = `import { defineJob } from "tenon";
export default defineJob("Nothing", () => {});
`;

/** Loads what a run needs before there is one: the compiler's service, the engine's library, and the code of both. */
export async function warmUp(): Promise<void> {
  const scratch = await mkdtemp(join(tmpdir(), "tenon-warm-"));
  const engine = new NodeEngine({ root: scratch, scratch, memoryMb: 256, threads: 1, timeZone: "UTC" });
  try {
    const program = await loadProgram(PROGRAM);
    await program.build({ arguments: {}, log: () => {} });
    await engine.describe("SELECT 1 AS one");
  } finally {
    await engine.close();
    await rm(scratch, { recursive: true, force: true });
  }
}
