import { readFileSync, writeFileSync } from "node:fs";
import { openDuckdb, runDuckdb } from "../../testing/golden";
import { sameValue } from "../../testing/plain-value";
import { findSpark, runSpark } from "../../testing/spark";
import {
  byMode,
  inBothModes,
  isTranslated,
  type RefusedCase,
  readToSpark,
  runnable,
  type SparkAnswer,
  type ToSparkCase,
  toSparkFiles,
  toSparkPath,
  translatedToSpark,
} from "./golden";

/**
 * Writes the golden table anew: our text for Spark, and the values of both engines. `npx tsx
 * lib/sql/spark/to/testing/record.ts [group]` adds the cases that come in on the standard input, one a line, to a group.
 * Spark is asked for texts that are new, or for all of them with --all. It leaves out what differs without a note.
 */
const python = findSpark();
if (python === null) throw new Error("No PySpark: set TENON_SPARK_PYTHON to a Python that has it.");
const group = process.argv.slice(2).find((argument) => !argument.startsWith("--"));
const all = process.argv.includes("--all");

const files = new Map(toSparkFiles().map((file) => [file, readToSpark(file)]));
const texts = new Map([...files].map(([file, cases]) => [file, cases.map(({ duckdb }) => duckdb)]));
if (group) {
  const added = readFileSync(0, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => line.replaceAll("⏎", "\n"));
  texts.set(`${group}.json`, [...new Set([...(texts.get(`${group}.json`) ?? []), ...added])]);
}
const before = new Map([...files.values()].flat().map((one) => [one.duckdb, one]));

const connection = await openDuckdb();
type Tried = { duckdb: string; sql: string; untyped?: string; notes: string[]; expected: Ran | null };
type Ran = { columns: string[]; rows: unknown[][] };
const tried = new Map<string, Tried | RefusedCase>();
for (const duckdb of [...texts.values()].flat()) tried.set(duckdb, await attempt(duckdb));

async function attempt(duckdb: string): Promise<Tried | RefusedCase> {
  const translation = translatedToSpark(duckdb, true);
  const expected = await runDuckdb(connection, runnable(duckdb, duckdb)).catch((error: Error) => {
    if (/Parser|Binder|Catalog/.test(error.message)) console.warn(`no DuckDB: ${duckdb}\n  ${error.message}`);
    return null;
  });
  if ("diagnostics" in translation)
    return { duckdb, refused: translation.diagnostics.map(({ message }) => message).join(" ") };
  const untyped = translatedToSpark(duckdb, false);
  const other = "sql" in untyped ? untyped.sql : translation.sql;
  const notes = translation.notes.filter(({ kept }) => !kept).map(({ message }) => message);
  return {
    duckdb,
    sql: translation.sql,
    notes,
    expected,
    ...(other === translation.sql ? {} : { untyped: other }),
  };
}

const asked = [...tried.values()].filter((one): one is Tried => {
  if (!("sql" in one)) return false;
  const known = before.get(one.duckdb);
  return all || !known || !isTranslated(known) || known.spark !== one.sql;
});
const { spark, results } =
  asked.length > 0
    ? runSpark(python, inBothModes(asked.map(({ duckdb, sql }) => runnable(duckdb, sql))))
    : { spark: "", results: [] };
const answers = byMode(results);

let left = 0;
for (const [file, list] of texts) {
  const cases = list.flatMap((duckdb): (ToSparkCase | RefusedCase)[] => {
    const one = tried.get(duckdb);
    if (!one) return [];
    if (!("sql" in one)) {
      if (!before.has(duckdb)) console.warn(`refused: ${duckdb}\n  ${one.refused}`);
      return [one];
    }
    const index = asked.indexOf(one);
    const known = before.get(duckdb);
    if (index < 0) return known ? [known] : [];
    const recorded = compare(one, answers[index]?.loose, answers[index]?.ansi);
    if (recorded) return [recorded];
    left++;
    return [];
  });
  writeFileSync(toSparkPath(file), `[\n${cases.map((one) => JSON.stringify(one)).join(",\n")}\n]\n`);
}
console.warn(`${tried.size - left} cases, ${asked.length} asked of Spark ${spark}, ${left} left out`);

function compare(
  { duckdb, sql, untyped, notes, expected }: Tried,
  loose: SparkAnswer | undefined,
  ansi: SparkAnswer | undefined,
): ToSparkCase | null {
  const plain = { duckdb, spark: sql, ...(untyped === undefined ? {} : { untyped }) };
  const leave = (why: string): null => {
    console.warn(`left out: ${duckdb}\n  ${sql}\n  ${why}`);
    return null;
  };
  const shown = (answer: SparkAnswer | undefined): string =>
    answer && "rows" in answer ? JSON.stringify(answer.rows) : (answer?.error ?? "nothing");
  if (!expected)
    return ansi && "error" in ansi ? { ...plain, fails: true } : leave(`DuckDB fails, Spark ${shown(ansi)}`);
  const { columns, rows } = expected;
  const whole = { ...plain, ...(columns.length === 1 && columns[0] === "v" ? {} : { columns }), rows };
  const same = (answer: SparkAnswer | undefined): boolean =>
    answer !== undefined && "rows" in answer && sameValue(answer.rows, rows);
  if (same(loose) && same(ansi)) return whole;
  if (notes.length === 0)
    return leave(`DuckDB ${JSON.stringify(rows)}\n  Spark  ${shown(loose)}\n  ANSI   ${shown(ansi)}`);
  const differing = same(ansi) ? loose : ansi;
  return {
    ...whole,
    differs: { why: notes.join(" "), rows: differing && "rows" in differing ? differing.rows : "fails" },
  };
}
