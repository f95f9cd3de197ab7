import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { NodeEngine } from "../../engine/node/node-engine";
import { emptyPipeline } from "../../model/pipeline";
import { executeProgram } from "../../runtime/execute-program";

const PROGRAM = `import { defineJob, sql } from "tenon";
export default defineJob("Warm up", (job) => {
  const rows = job.read.csv("Rows", { paths: ["rows.csv"] });
  const some = rows.filter("Some", sql\`id > 1\`);
  const joined = some.join("Joined", rows, { on: { id: "id" } });
  joined.aggregate("Groups", { by: ["name"], compute: { n: sql\`count(*)\` } }).write.parquet("Out", { path: "out" });
});
`;

/**
 * Runs a small job in a folder of its own, so that what a run needs is loaded, compiled and in memory before there is a
 * run: the engine's library, the compiler's service, and our own code.
 */
export async function warmUp(): Promise<void> {
  // A fault that a test asks for is meant for the run.
  const { FAULT } = process.env;
  delete process.env.FAULT;
  const root = await mkdtemp(join(tmpdir(), "tenon-warm-"));
  const engine = new NodeEngine({
    root,
    scratch: join(root, "scratch"),
    memoryMb: 256,
    threads: 1,
    timeZone: "UTC",
  });
  try {
    await writeFile(join(root, "rows.csv"), "id,name\n1,a\n2,b\n3,b\n");
    const order = { runId: "warm", attempt: 0, program: PROGRAM, pipeline: emptyPipeline(), arguments: {} };
    await executeProgram(order, engine, { log: () => {} });
  } finally {
    await engine.close();
    await rm(root, { recursive: true, force: true });
    if (FAULT !== undefined) process.env.FAULT = FAULT;
  }
}
