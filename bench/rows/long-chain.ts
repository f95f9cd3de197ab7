import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { compile } from "../../lib/compiler/compile";
import { NodeEngine } from "../../lib/engine/node/node-engine";
import type { Pipeline } from "../../lib/model/pipeline";
import { type Measured, median, timed } from "../measured";

const NODES = 1000;

/** A chain of a thousand nodes: our own passes, with the engine's description of every node, and a run of it. */
export async function measure(): Promise<Measured[]> {
  const root = await mkdtemp(join(tmpdir(), "tenon-chain-"));
  const engine = new NodeEngine({
    root,
    scratch: join(root, ".tenon/scratch"),
    memoryMb: 4096,
    timeZone: "UTC",
  });
  try {
    await writeFile(
      join(root, "rows.csv"),
      `id,name\n${Array.from({ length: 1000 }, (_, id) => `${id},n${id % 7}`).join("\n")}\n`,
    );
    const pipeline = chain();
    const columns = [
      { name: "id", type: "BIGINT" },
      { name: "name", type: "VARCHAR" },
    ];
    const scan = await engine.bindScan({
      op: "scan",
      format: "csv",
      paths: ["rows.csv"],
      options: {},
      columns: null,
      hivePartitions: true,
    });
    const own: number[] = [];
    for (let round = 0; round < 15; round++)
      own.push(
        await timed(() =>
          compile(pipeline, {
            bindScan: async () => scan,
            describe: async () => columns,
            probe: async () => [],
          }),
        ),
      );
    const bound: number[] = [];
    for (let round = 0; round < 3; round++) bound.push(await timed(() => compile(pipeline, engine)));
    const { compiled, diagnostics } = await compile(pipeline, engine);
    if (!compiled) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
    const run = await timed(async () => {
      const { plan } = compiled.bound;
      const { nodes } = await engine.run(compiled.script, {
        runId: "chain",
        attempt: 0,
        plan,
        scans: compiled.bound.scans,
      });
      if (nodes.target?.rows !== 502) throw new Error(`The chain gave ${nodes.target?.rows} rows.`);
    });
    return [
      { what: `${NODES} nodes in a chain, compiled`, value: median(own.slice(5)), unit: "ms", limit: 100 },
      { what: "  with the engine's description of each node", value: median(bound), unit: "ms" },
      { what: "  run", value: run, unit: "ms" },
    ];
  } finally {
    await engine.close();
    await rm(root, { recursive: true, force: true });
  }
}

/** A source, alternating filters and derived columns, a target. */
function chain(): Pipeline {
  const nodes: Pipeline["nodes"] = {
    source: { type: "csv-source", name: "Source", settings: { paths: ["rows.csv"] }, inputs: {} },
  };
  let from = "source";
  for (let index = 1; index < NODES - 1; index++) {
    const id = `n${index}`;
    const settings: Pipeline["nodes"][string]["settings"] =
      index % 2 === 0
        ? { condition: `id >= ${index % 500}` }
        : { compute: [{ name: "name", expression: "upper(name)" }] };
    nodes[id] = {
      type: index % 2 === 0 ? "filter" : "derived-column",
      name: `Node ${index}`,
      settings,
      inputs: { in: from },
    };
    from = id;
  }
  nodes.target = {
    type: "csv-target",
    name: "Target",
    settings: { path: "out.csv", mode: "overwrite" },
    inputs: { in: from },
  };
  return { version: 1, nodes, layout: {} };
}
