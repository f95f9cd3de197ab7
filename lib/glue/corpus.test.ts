import { existsSync } from "node:fs";
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { analyse } from "../compiler/compile";
import { printProgram } from "../compiler/print/typescript";
import { boundsOf, boxesOf } from "../editor/geometry";
import { NodeEngine } from "../engine/node/node-engine";
import type { DiagnosticError } from "../model/diagnostic";
import { adoptIds } from "../runtime/adopt-ids";
import { evaluateProgram } from "../runtime/evaluate-program";
import { runPipeline } from "../runtime/run-pipeline";
import { quoteText } from "../sql/quote";
import { exportGlue } from "../worker/glue/export-glue";
import { importGlue } from "../worker/glue/import-glue";
import type { ImportedJob } from "./import-job";

/**
 * Jobs as AWS Glue writes them, each with what a person expects of it: what its nodes become, what is said of it, and the
 * rows it writes, as they stand here or as DuckDB computes them from the files by a query of its own.
 */
interface Expected {
  form: string;
  name: string;
  nodes?: Record<string, string>;
  /** What each note says, in order. */
  notes?: string[];
  /** Columns of nodes that bind but do not run. */
  binds?: Record<string, string[]>;
  /** Words of a run that is refused. */
  refused?: string[];
  /** Folders that hold files after the run. */
  files?: string[];
  writes?: Record<string, Written>;
}

interface Written {
  sql?: string;
  rows?: (string | null)[][];
  columns?: string[];
  names?: string[];
  /** Numbers, to twelve digits. */
  about?: number[][];
  hive?: boolean;
}

const HERE = join(import.meta.dirname, "corpus");
const SAMPLES = join(import.meta.dirname, "../../node_modules/vega-datasets/data");
const cases = (await readdir(HERE)).filter((name) => name !== "data").sort();
const root = await mkdtemp(join(tmpdir(), "tenon-glue-"));
const engine = new NodeEngine({
  root,
  scratch: join(root, ".tenon/scratch"),
  memoryMb: 2048,
  threads: 2,
  timeZone: "UTC",
});
const folders = {
  "s3://tiny-bucket": "tiny",
  "s3://sample-bucket": "./lake/",
  "s3://out-bucket": "out",
};
let db: DuckDBConnection;

beforeAll(async () => {
  db = await (await DuckDBInstance.create(":memory:")).connect();
  const samples = {
    "flights-3m.parquet": "lake/flights/flights.parquet",
    "airports.csv": "lake/airports.csv",
    "movies.json": "lake/movies.json",
    "seattle-weather.csv": "lake/seattle-weather.csv",
  };
  for (const [name, path] of Object.entries(samples)) await copy(join(SAMPLES, name), path);
  for (const name of await readdir(join(HERE, "data"))) await copy(join(HERE, "data", name), `tiny/${name}`);
});

async function copy(from: string, to: string): Promise<void> {
  await mkdir(dirname(join(root, to)), { recursive: true });
  await copyFile(from, join(root, to));
}

afterAll(async () => {
  await engine.close();
  db.closeSync();
  await rm(root, { recursive: true });
});

const read = (name: string, file: string): Promise<string> => readFile(join(HERE, name, file), "utf8");

it("has jobs of all three forms", async () => {
  const forms = await Promise.all(
    cases.map(async (name) => (JSON.parse(await read(name, "expected.json")) as Expected).form),
  );
  expect(cases.length).toBeGreaterThanOrEqual(20);
  expect(new Set(forms)).toEqual(new Set(["api", "source-control", "console"]));
});

describe.each(cases)("%s", (name) => {
  let text: string;
  let expected: Expected;
  let job: ImportedJob;

  beforeAll(async () => {
    text = await read(name, "job.json");
    expected = JSON.parse(await read(name, "expected.json")) as Expected;
    job = await importGlue(text, { folders }, engine);
  });

  it("opens as what it is", () => {
    expect([job.form, job.name]).toEqual([expected.form, expected.name]);
    const types = Object.values(job.pipeline.nodes).map((node) => [node.name, node.type]);
    expect(Object.fromEntries(types)).toMatchObject(expected.nodes ?? {});
    const { notes } = expected;
    if (notes)
      expect(
        job.notes.map(({ message }, index) =>
          message.includes(notes[index] ?? "?") ? notes[index] : message,
        ),
      ).toEqual(notes);
  });

  it("lays itself out, no card on another", () => {
    const boxes = boxesOf(job.pipeline);
    expect(boxes).toHaveLength(Object.keys(job.pipeline.nodes).length);
    for (const [index, a] of boxes.entries())
      for (const b of boxes.slice(index + 1)) {
        const apart =
          a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
        expect(apart, `${JSON.stringify(a)} ${JSON.stringify(b)}`).toBe(true);
      }
    expect(boundsOf(boxes)).toMatchObject({ x: 0, y: 0 });
  });

  it("is written back as it was", async () => {
    const exported = await exportGlue(job, undefined, engine);
    expect(exported.form).toBe(expected.form);
    expect(JSON.parse(exported.text)).toEqual(JSON.parse(text));
    expect(exported.notes).toEqual([]);
  });

  it("is the same job in the other forms", async () => {
    for (const form of ["api", "source-control", "console"] as const) {
      const exported = await exportGlue(job, form, engine);
      const again = await importGlue(exported.text, { folders }, engine);
      expect(again.form).toBe(form);
      expect(again.pipeline.nodes).toEqual(job.pipeline.nodes);
    }
  });

  it("binds, prints, and runs or is refused in words", { timeout: 60_000 }, async () => {
    const { bound, diagnostics } = await analyse(job.pipeline, engine, "draft");
    for (const [node, columns] of Object.entries(expected.binds ?? {})) {
      const id = Object.keys(job.pipeline.nodes).find((one) => job.pipeline.nodes[one]?.name === node) ?? "";
      const own = Object.values(bound?.columns.get(id) ?? {})[0];
      expect(own?.map((column) => `${column.name} ${column.type}`)).toEqual(columns);
    }
    if (expected.refused) {
      const refusal = await runPipeline(job.pipeline, engine, { runId: "jr_x", attempt: 0 }).then(
        () => "It ran.",
        (error: DiagnosticError) => error.message,
      );
      for (const words of expected.refused) expect(refusal).toContain(words);
      return;
    }
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    const { text: program } = printProgram(job);
    const built = await evaluateProgram(program, { arguments: {}, log: () => {} });
    expect(adoptIds(built.pipeline, job.pipeline).pipeline).toEqual(job.pipeline);
    await rm(join(root, "out"), { recursive: true, force: true });
    await runPipeline(job.pipeline, engine, { runId: `jr_${name}`, attempt: 0 });
    for (const [path, written] of Object.entries(expected.writes ?? {})) await expectWritten(path, written);
    for (const folder of expected.files ?? []) expect(existsSync(join(root, folder)), folder).toBe(true);
  });
});

async function expectWritten(path: string, written: Written): Promise<void> {
  const [file = ""] = (await readdir(join(root, path), { recursive: true })).filter((one) =>
    one.includes("."),
  );
  const format = ["parquet", "json", "csv"].find((one) => file.includes(`.${one}`)) ?? "";
  const files = quoteText(join(root, path, "**", `*.${format}*`));
  const options = written.hive ? ", hive_partitioning = true" : "";
  const from =
    format === "csv"
      ? `read_csv(${files}${options})`
      : `read_${format === "json" ? "json" : format}(${files}${options})`;
  const got = await rowsOf(`SELECT * FROM ${from}`);
  if (written.sql) {
    const want = await rowsOf(written.sql.replaceAll("{lake}", join(root, "lake")));
    expect(got.names).toEqual(want.names);
    expect(want.rows.length).toBeGreaterThan(0);
    expect(got.rows).toEqual(want.rows);
  }
  if (written.columns) expect(got.columns, path).toEqual(written.columns);
  if (written.names) expect(got.names, path).toEqual(written.names);
  if (written.rows) expect(got.rows, path).toEqual(sorted(written.rows));
  for (const [row, numbers] of (written.about ?? []).entries())
    for (const [index, number] of numbers.entries())
      expect(Number(got.rows[row]?.[index]), got.names[index]).toBeCloseTo(number, 12);
}

async function rowsOf(sql: string) {
  const reader = await db.runAndReadAll(`SELECT COLUMNS(*)::VARCHAR FROM (${sql})`);
  const types = await db.runAndReadAll(`DESCRIBE ${sql}`);
  const described = types.getRows().map(([name, type]) => ({ name: String(name), type: String(type) }));
  return {
    names: described.map(({ name }) => name),
    columns: described.map(({ name, type }) => `${name} ${type}`),
    rows: sorted(reader.getRows() as (string | null)[][]),
  };
}

const sorted = (rows: readonly (string | null)[][]): (string | null)[][] =>
  [...rows].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
