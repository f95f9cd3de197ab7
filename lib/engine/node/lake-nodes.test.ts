import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { analyse, compile } from "../../compiler/compile";
import { printPyspark } from "../../compiler/emit/pyspark/print-pyspark";
import { NodeEngine } from "./node-engine";

/** Nodes that run elsewhere are drawn here all the same: what follows them has columns, and what is wrong is told. */
const root = await mkdtemp(join(tmpdir(), "tenon-lake-"));
const engine = new NodeEngine({
  root,
  scratch: join(root, ".tenon/scratch"),
  memoryMb: 512,
  threads: 1,
  timeZone: "UTC",
});
afterAll(async () => {
  await engine.close();
  await rm(root, { recursive: true });
});

const FORMATS = ["orc", "delta", "iceberg", "hudi"];
const columns = [
  { name: "id", type: "BIGINT" },
  { name: 'the "n"', type: "DECIMAL(10,2)" },
];

function job(format: string, source: object, target: object, condition = `"the ""n""" > 0`) {
  const isFiles = format === "orc";
  const place = isFiles ? { paths: ["lake/table"] } : { path: "lake/table" };
  return {
    version: 1,
    nodes: {
      source: { type: `${format}-source`, name: "Source", settings: { ...place, ...source }, inputs: {} },
      filter: { type: "filter", name: "Filter", settings: { condition }, inputs: { in: "source" } },
      target: {
        type: `${format}-target`,
        name: "Target",
        settings: { path: "lake/out", ...target },
        inputs: { in: "filter" },
      },
    },
    layout: {},
  };
}

describe.each(FORMATS)("%s", (format) => {
  it("binds what follows to its columns, and lowers into a scan and a write of its format", async () => {
    const target = { partitionBy: ["id"], mode: "overwrite" };
    const { bound, diagnostics } = await analyse(job(format, { columns }, target), engine, "draft");
    expect(diagnostics.map(({ code, severity, node }) => ({ code, severity, node }))).toEqual([
      { code: "node/kept", severity: "warning", node: "source" },
      { code: "node/kept", severity: "warning", node: "target" },
    ]);
    const [scan, filter, write] = bound?.plan.steps.map(({ rel }) => rel) ?? [];
    expect(scan).toMatchObject({ op: "scan", format, paths: ["lake/table"], columns });
    expect(filter).toMatchObject({ op: "filter" });
    expect(write).toMatchObject({
      op: "write",
      format,
      path: "lake/out",
      mode: "overwrite",
      partitionBy: ["id"],
    });
    expect(Object.values((write as { options: object }).options)).toEqual(["snappy"]);
  });

  it("tells what is wrong after it", async () => {
    const wrong = await analyse(
      job(format, { columns }, { partitionBy: ["nope"] }, "price > 0"),
      engine,
      "draft",
    );
    const words = wrong.diagnostics.map(({ message }) => message).join("\n");
    expect(words).toMatch(/price/);
    const undeclared = await analyse(job(format, {}, {}), engine, "draft");
    expect(undeclared.diagnostics.map(({ message }) => message).join("\n")).toMatch(
      /are not known here; fix them/,
    );
  });

  it("is refused when it is to run, in words that name the engine", async () => {
    const { compiled, diagnostics } = await compile(job(format, { columns }, {}), engine);
    expect(compiled).toBeNull();
    expect(diagnostics.map(({ code }) => code)).toEqual(["node/unsupported", "node/unsupported"]);
    for (const { message } of diagnostics) expect(message).toMatch(/it takes Spark: .* by DuckDB/);
  });

  it.skipIf(format === "orc")("passes its options on to Spark", async () => {
    const options = { "a.b": "c", '"': "'" };
    const { bound } = await analyse(job(format, { columns, options }, { options }), engine, "draft");
    const [scan, , write] = bound?.plan.steps.map(({ rel }) => rel) ?? [];
    expect(scan).toMatchObject({ options });
    expect(write).toMatchObject({ options });
  });

  it("is a program for Spark", async () => {
    const options = format === "orc" ? {} : { options: { "a.b": 'say "x"' } };
    const { bound } = await analyse(
      job(format, { columns, ...options }, { ...options, partitionBy: ["id"] }),
      engine,
      "draft",
    );
    const printed = await printPyspark(
      { name: "Job", plan: { steps: [] }, scans: new Map(), ...bound },
      engine,
    );
    const text = printed.ok ? printed.program.text.replaceAll(/\s*\n\s*(?=\.)/g, "") : "";
    expect(text).toContain(`spark.read.format("${format}")`);
    expect(text).toContain(`.select([F.col("id").cast("BIGINT"), F.col('the "n"').cast("DECIMAL(10,2)")])`);
    expect(text).toContain(`.write.format("${format}").mode("append").partitionBy("id")`);
    expect(text).toContain("snappy");
    if (format !== "orc") expect(text.split(`.option("a.b", 'say "x"')`).length).toBe(3);
  });
});
