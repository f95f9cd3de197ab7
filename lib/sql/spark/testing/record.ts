import { readFileSync, writeFileSync } from "node:fs";
import {
  duckdbQuery,
  type GoldenCase,
  goldenFiles,
  goldenPath,
  openDuckdb,
  readGolden,
  runDuckdb,
  sparkQuery,
  translated,
} from "./golden";
import { sameValue } from "./plain-value";
import { findSpark, runSpark } from "./spark";

/**
 * Writes the golden table anew: our text, and the values of Spark. `npx tsx lib/sql/spark/testing/record.ts [group]` adds
 * the cases that come in on the standard input, one a line, to a group. Spark is asked for what is new, or for all of it
 * with --all. It refuses what differs without a note.
 */
const python = findSpark();
if (python === null) throw new Error("No PySpark: set TENON_SPARK_PYTHON to a Python that has it.");
const group = process.argv.slice(2).find((argument) => !argument.startsWith("--"));
const known = new Map(
  process.argv.includes("--all")
    ? []
    : goldenFiles()
        .flatMap(readGolden)
        .map((one) => [one.spark, one]),
);
const added = group
  ? readFileSync(0, "utf8")
      .split("\n")
      .filter((line) => line.trim() !== "")
  : [];
const files = new Map<string, string[]>(
  goldenFiles().map((file) => [file, readGolden(file).map(({ spark }) => spark)]),
);
if (group)
  files.set(`${group}.json`, [
    ...new Set([...(files.get(`${group}.json`) ?? []), ...added.map((line) => line.replaceAll("⏎", "\n"))]),
  ]);

const texts = [...files.values()].flat();
const asked = texts.filter((text) => !known.has(text));
const { spark, results } =
  asked.length > 0 ? runSpark(python, asked.map(sparkQuery)) : { spark: "", results: [] };
const connection = await openDuckdb();
let refused = 0;
for (const [file, list] of files) {
  const cases: GoldenCase[] = [];
  for (const text of list) {
    const one = await record(text);
    if (one) cases.push(one);
    else refused++;
  }
  writeFileSync(goldenPath(file), `[\n${cases.map((one) => JSON.stringify(one)).join(",\n")}\n]\n`);
}
console.warn(`${texts.length - refused} cases, ${asked.length} asked of Spark ${spark}, ${refused} refused`);

async function record(text: string): Promise<GoldenCase | null> {
  const refuse = (why: string): null => {
    console.warn(`refused: ${text}\n  ${why}`);
    return null;
  };
  const before = known.get(text);
  const expected = before
    ? { columns: (before.columns ?? ["v"]).map((name) => [name, ""] as const), rows: before.rows }
    : results[asked.indexOf(text)];
  if (!expected || "error" in expected) return refuse(`Spark: ${expected?.error}`);
  const translation = translated(text, true);
  if ("diagnostics" in translation)
    return refuse(translation.diagnostics.map(({ message }) => message).join(" "));
  const { sql, notes } = translation;
  const ran = await runDuckdb(connection, duckdbQuery(text, sql)).catch((error: Error) => error);
  if (ran instanceof Error) return refuse(`DuckDB: ${ran.message}`);
  const names = expected.columns.map(([name]) => name);
  const plain = {
    spark: text,
    duckdb: sql,
    ...(names.length === 1 && names[0] === "v" ? {} : { columns: names }),
    rows: expected.rows,
  };
  if (sameValue(expected.rows, ran.rows)) return plain;
  if (notes.length === 0)
    return refuse(`Spark ${JSON.stringify(expected.rows)}\n  DuckDB ${JSON.stringify(ran.rows)}\n  ${sql}`);
  return { ...plain, differs: { why: notes.map(({ message }) => message).join(" "), rows: ran.rows } };
}
