import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fileFormat } from "../connectors/formats";
import { scanSql } from "../connectors/scan-sql";
import { NodeEngine } from "../engine/node/node-engine";
import { printPlan } from "../ir/print";
import type { ExampleFile, ExampleTable } from "../nodes/define-node";
import { declarations } from "../runtime/declarations";
import { expandCode } from "../runtime/expand-code";
import { readTexts } from "../runtime/read-texts";
import { runPipeline } from "../runtime/run-pipeline";
import { TransformFolder } from "../runtime/transform-folder";
import { TypeServer } from "../runtime/type-server";
import { emitEmpty } from "../sql/emit-rel";
import { quoteIdentifier, quoteLiteral, quoteText } from "../sql/quote";
import { compile } from "./compile";
import { printScript } from "./emit/duckdb/print-script";
import { writtenScans } from "./emit/duckdb/scans";
import { type GoldenJob, goldenJobs } from "./print/testing/golden-jobs";

/**
 * The corpus: each case's document, plan, SQL and rows are files beside its program. `npx vitest run golden -u` writes
 * them anew; read the difference before it is kept.
 */
const root = await mkdtemp(join(tmpdir(), "tenon-golden-"));
const engine = new NodeEngine({
  root,
  scratch: join(root, ".tenon/scratch"),
  memoryMb: 1024,
  threads: 2,
  timeZone: "UTC",
});
const types = new TypeServer(declarations);
const samples = fileURLToPath(new URL("../../examples", import.meta.url));
const expander = expandCode({ types, transforms: new TransformFolder(samples, { types }) });
const runnable = goldenJobs.filter(
  (job): job is GoldenJob & Required<Pick<GoldenJob, "runs">> => job.runs !== undefined,
);
const golden = (job: GoldenJob, file: string) => `golden/${job.file}/${file}`;

beforeAll(async () => {
  const db = await DuckDBInstance.create(":memory:");
  const connection = await db.connect();
  for (const { runs, pipeline } of runnable) {
    for (const [path, content] of Object.entries(runs.files)) {
      const target = join(root, path);
      await mkdir(dirname(target), { recursive: true });
      const bytes = bytesOf(content);
      if (bytes !== null) {
        await writeFile(target, bytes);
        continue;
      }
      const { type, settings } = pipeline.nodes.node as { type: string; settings: Record<string, unknown> };
      const format = fileFormat(type.replace("-source", ""));
      if (format.writes === "converted") {
        await writeTable(path, content as ExampleTable, format.name);
        continue;
      }
      const nullText = Array.isArray(settings.nullText) ? settings.nullText.at(-1) : undefined;
      const options = format.copyOptions({
        ...settings,
        header: true,
        ...(nullText === undefined ? {} : { nullText }),
      });
      await connection.run(
        `COPY (${tableSql(content as ExampleTable)}) TO ${quoteText(target)} (${[`FORMAT ${format.name}`, ...options].join(", ")})`,
      );
    }
  }
  db.closeSync();
});

afterAll(async () => {
  await types.close();
  await engine.close();
  await rm(root, { recursive: true });
});

describe.each(runnable)("$file", (job) => {
  const { fails, targets } = job.runs;
  const failsToBind = fails && "bind" in fails;

  it("has its document", async () => {
    await expect(
      `${JSON.stringify({ name: job.name, pipeline: job.pipeline }, null, 2)}\n`,
    ).toMatchFileSnapshot(golden(job, "pipeline.json"));
  });

  it.skipIf(failsToBind)("compiles to its plan and its SQL", async () => {
    const { compiled, diagnostics } = await compile(job.pipeline, engine, { expander });
    expect(diagnostics).toEqual([]);
    await expect(printPlan(compiled?.bound.plan ?? { steps: [] })).toMatchFileSnapshot(
      golden(job, "plan.ir"),
    );
    await expect(printScript(compiled?.bound.plan ?? { steps: [] }, writtenScans).text).toMatchFileSnapshot(
      golden(job, "script.sql"),
    );
  });

  it.runIf(failsToBind)("is refused, with its place", async () => {
    const { diagnostics } = await compile(job.pipeline, engine, { expander });
    expect(diagnostics.map(({ message }) => message).join("\n")).toContain((fails as { bind: string }).bind);
    expect(diagnostics.every(({ node }) => node === "node")).toBe(true);
    await expect(`${JSON.stringify(diagnostics, null, 2)}\n`).toMatchFileSnapshot(
      golden(job, "diagnostics.json"),
    );
  });

  it.runIf(fails && "run" in fails)("fails in the run, and writes nothing", async () => {
    const message = await run(job).then(
      () => "It succeeded.",
      (error: Error) => error.message,
    );
    expect(message).toContain((fails as { run: string }).run);
    await expect(`${message}\n`).toMatchFileSnapshot(golden(job, "failure.txt"));
    for (const target of Object.values(targets))
      await expect(readdir(join(root, pathOf(job, target)))).rejects.toThrow("ENOENT");
  });

  it.skipIf(fails)("writes its rows", async () => {
    const outcome = await run(job);
    for (const [file, target] of Object.entries(targets)) {
      const { text, count } = await rowsWritten(job, target);
      await expect(text).toMatchFileSnapshot(golden(job, file));
      const written = outcome.outputs.filter(({ node }) => node === target);
      expect(written.reduce((sum, { rows }) => sum + (rows ?? 0), 0)).toBe(count);
      if (job.pipeline.nodes[target]?.type.endsWith("-target"))
        expect(outcome.nodes[target]?.rows).toBe(count);
    }
  });
});

/** What nodes write that are not called after a format. */
const FORMATS: Readonly<Record<string, string>> = { spigot: "json" };

const pathOf = (job: GoldenJob, target: string): string => String(job.pipeline.nodes[target]?.settings.path);

async function run(job: (typeof runnable)[number]) {
  for (const target of Object.values(job.runs.targets))
    await rm(join(root, pathOf(job, target)), { recursive: true, force: true });
  return runPipeline(job.pipeline, engine, { runId: `jr_${job.file}`, attempt: 0, expander });
}

async function rowsWritten(
  job: (typeof runnable)[number],
  target: string,
): Promise<{ text: string; count: number }> {
  const { type = "" } = job.pipeline.nodes[target] ?? {};
  const bound = await engine.bindScan({
    op: "scan",
    format: FORMATS[type] ?? type.replace("-target", ""),
    paths: [pathOf(job, target)],
    options: {},
    columns: null,
    hivePartitions: true,
  });
  // JSON without rows names no columns.
  if (bound.columns.length === 0) return { text: "", count: 0 };
  const columns = bound.columns.map(({ name }) => {
    const column = quoteIdentifier(name);
    const shown = job.runs.varies.includes(name) ? `CASE WHEN ${column} IS NOT NULL THEN '…' END` : column;
    return `CAST(${shown} AS VARCHAR) AS ${column}`;
  });
  const rows = readTexts(await engine.query(`SELECT ${columns.join(", ")} FROM (\n${scanSql(bound)}\n)`));
  const order =
    job.pipeline.nodes.node?.type === "sort"
      ? rows
      : [...rows].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  const header = bound.columns.map(({ name, type: columnType }) => cell(`${name} ${columnType}`));
  const lines = [header, ...order.map((row) => row.map(cell))];
  return { text: lines.map((row) => `${row.join(",")}\n`).join(""), count: rows.length };
}

/** Writes a table as the target of its format does. */
async function writeTable(path: string, { columns, rows }: ExampleTable, format: string): Promise<void> {
  const settings = { columns: [...columns], rows: rows.map((row) => [...row]) };
  const nodes = {
    rows: { type: "inline-source", name: "Rows", settings, inputs: {} },
    file: { type: `${format}-target`, name: "File", settings: { path }, inputs: { in: "rows" } },
  };
  await runPipeline({ version: 1, nodes, layout: {} }, engine, { runId: "jr_example", attempt: 0 });
}

/** What a file holds that is given as it is, or null for a table. */
function bytesOf(content: ExampleTable | ExampleFile): Buffer | null {
  if (typeof content === "string") return Buffer.from(content);
  return "base64" in content ? Buffer.from(content.base64, "base64") : null;
}

/** NULL is nothing at all, an empty text is a pair of quotes. */
const cell = (value: string | null): string =>
  value === null ? "" : /^[\w.:+ -]+$/.test(value) ? value : `"${value.replaceAll('"', '""')}"`;

const tableSql = ({ columns, rows }: ExampleTable): string =>
  rows.length === 0
    ? emitEmpty(columns)
    : rows
        .map(
          (row) =>
            `SELECT ${columns.map(({ name, type }, index) => `CAST(${quoteLiteral(row[index] ?? null)} AS ${type}) AS ${quoteIdentifier(name)}`).join(", ")}`,
        )
        .join(" UNION ALL ");
