import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { fileFormat } from "../../connectors/formats";
import { scanSql } from "../../connectors/scan-sql";
import type { NodeEngine } from "../../engine/node/node-engine";
import type { ExampleFile, ExampleTable } from "../../nodes/define-node";
import { readTexts } from "../../runtime/read-texts";
import { runPipeline } from "../../runtime/run-pipeline";
import { emitEmpty } from "../../sql/emit-rel";
import { quoteIdentifier, quoteLiteral, quoteText } from "../../sql/quote";
import { type GoldenJob, goldenJobs } from "../print/testing/golden-jobs";

export type RunnableJob = GoldenJob & Required<Pick<GoldenJob, "runs">>;

/** The cases of the corpus that can be run. */
export const runnableJobs: readonly RunnableJob[] = goldenJobs.filter(
  (job): job is RunnableJob => job.runs !== undefined,
);

/** Writes the files that the cases read into the workspace of an engine. */
export async function writeGoldenFiles(root: string, engine: NodeEngine): Promise<void> {
  const db = await DuckDBInstance.create(":memory:");
  const connection = await db.connect();
  for (const { runs, pipeline } of runnableJobs) {
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
        await writeTable(path, content as ExampleTable, format.name, engine);
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
}

/** What nodes write that are not called after a format. */
const FORMATS: Readonly<Record<string, string>> = { spigot: "json" };

/** Where a case's target writes. */
export const pathOf = (job: GoldenJob, target: string): string =>
  String(job.pipeline.nodes[target]?.settings.path);

/** The rows a case's target wrote, as the corpus keeps them: a header of names and types, then sorted rows. */
export async function rowsWritten(
  job: RunnableJob,
  target: string,
  engine: NodeEngine,
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
async function writeTable(
  path: string,
  { columns, rows }: ExampleTable,
  format: string,
  engine: NodeEngine,
): Promise<void> {
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
