import { readFileSync, writeFileSync } from "node:fs";
import type { MaybeType, SqlType } from "../../../syntax/sql-type";
import { sparkType } from "../../spark-type";
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
type Tried = {
  type: MaybeType;
  duckdb: string;
  sql: string;
  untyped?: string;
  notes: string[];
  expected: Ran | null;
};
type Ran = { columns: string[]; rows: unknown[][] };
const tried = new Map<string, Tried | RefusedCase>();
for (const duckdb of [...texts.values()].flat()) {
  const one = await attempt(duckdb);
  if (one) tried.set(duckdb, one);
}

/** Null for what is no SQL of DuckDB. */
async function attempt(duckdb: string): Promise<Tried | RefusedCase | null> {
  const translation = translatedToSpark(duckdb, true);
  const ran = await runDuckdb(connection, runnable(duckdb, duckdb)).catch((error: Error) => error);
  if (ran instanceof Error && /^(Parser|Binder|Catalog) Error/.test(ran.message)) {
    console.warn(`no DuckDB: ${duckdb}\n  ${ran.message.split("\n")[0]}`);
    return null;
  }
  const expected = ran instanceof Error ? null : ran;
  if ("diagnostics" in translation)
    return { duckdb, refused: translation.diagnostics.map(({ message }) => message).join(" ") };
  const untyped = translatedToSpark(duckdb, false);
  const other = "sql" in untyped ? untyped.sql : translation.sql;
  const notes = translation.notes.filter(({ kept }) => !kept).map(({ message }) => message);
  return {
    duckdb,
    sql: translation.sql,
    type: translation.type,
    notes,
    expected,
    ...(other === translation.sql ? {} : { untyped: other }),
  };
}

const asked = [...tried.values()].filter((one): one is Tried => {
  if (!("sql" in one)) return false;
  const known = before.get(one.duckdb);
  return all || !known || !isTranslated(known) || known.spark !== one.sql || known.untyped !== one.untyped;
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

function isTypeOf(type: SqlType, found: string): boolean {
  const plain = (text: string): string => text.toLowerCase().replaceAll(/[\s`]/g, "");
  return plain(sparkType(type)) === plain(found);
}

function compare(
  { duckdb, sql, type, untyped, notes, expected }: Tried,
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
  if (!expected) {
    if (ansi && "error" in ansi) return { ...plain, fails: true };
    if (notes.length === 0 || !ansi) return leave(`DuckDB fails, Spark ${shown(ansi)}`);
    return { ...plain, fails: true, differs: { why: notes.join(" "), rows: ansi.rows } };
  }
  const { columns, rows } = expected;
  const whole = { ...plain, ...(columns.length === 1 && columns[0] === "v" ? {} : { columns }), rows };
  const same = (answer: SparkAnswer | undefined): boolean =>
    answer !== undefined && "rows" in answer && sameValue(answer.rows, rows);
  const found = ansi && "rows" in ansi ? ansi.columns[0]?.[1] : undefined;
  if (type && found && columns.length === 1 && !isTypeOf(type, found))
    return leave(`its type is said to be ${sparkType(type)}, and is ${found}`);
  if (same(loose) && same(ansi)) return whole;
  if (notes.length === 0)
    return leave(`DuckDB ${JSON.stringify(rows)}\n  Spark  ${shown(loose)}\n  ANSI   ${shown(ansi)}`);
  const differing = same(ansi) ? loose : ansi;
  return {
    ...whole,
    differs: { why: notes.join(" "), rows: differing && "rows" in differing ? differing.rows : "fails" },
  };
}
