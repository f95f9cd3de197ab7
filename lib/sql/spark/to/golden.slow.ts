import { describe, expect, it } from "vitest";
import { sameValue } from "../testing/plain-value";
import { findSpark, runSpark } from "../testing/spark";
import {
  byMode,
  inBothModes,
  isTranslated,
  readToSpark,
  runnable,
  type SparkAnswer,
  type ToSparkCase,
  toSparkFiles,
  translatedToSpark,
} from "./testing/golden";

const python = findSpark();

describe.skipIf(python === null)(
  python === null
    ? "Spark itself (skipped: no PySpark; set TENON_SPARK_PYTHON to a Python that has it)"
    : "Spark itself",
  () => {
    it("computes DuckDB's values, in its ANSI mode and outside of it", () => {
      const cases = toSparkFiles().flatMap(readToSpark).filter(isTranslated);
      const texts = cases.flatMap(({ duckdb, spark, untyped }) =>
        [spark, ...(untyped === undefined ? [] : [untyped])].map((sql) => runnable(duckdb, sql)),
      );
      const { spark, results } = runSpark(python as string, inBothModes(texts));
      const answers = byMode(results);
      const wrong = cases.flatMap((one) => {
        const answer = answers[texts.indexOf(runnable(one.duckdb, one.spark))];
        const typed = holds(one, answer?.loose, answer?.ansi) ? [] : [{ ...one, ...answer }];
        const bare =
          one.untyped === undefined ? null : answers[texts.indexOf(runnable(one.duckdb, one.untyped))];
        return bare && !isHonest(one, bare) ? [...typed, { ...one, without: bare }] : typed;
      });
      console.warn(`${cases.length} texts run by Spark ${spark}`);
      expect(wrong).toEqual([]);
    }, 900_000);
  },
);

/** Without types a text is right, fails, or says what may differ. */
function isHonest(one: ToSparkCase, { loose, ansi }: ReturnType<typeof byMode>[number]): boolean {
  if (holds(one, loose, ansi)) return true;
  const translation = translatedToSpark(one.duckdb, false);
  if (!("notes" in translation) || translation.notes.some(({ kept }) => !kept)) return true;
  return one.fails === true || (loose !== undefined && "error" in loose);
}

function holds(
  { rows, fails, differs }: ToSparkCase,
  loose: SparkAnswer | undefined,
  ansi: SparkAnswer | undefined,
): boolean {
  if (!loose || !ansi) return false;
  if (fails && !differs) return "error" in ansi;
  const same = (answer: SparkAnswer, expected: unknown): boolean =>
    expected === "fails" ? "error" in answer : "rows" in answer && sameValue(answer.rows, expected);
  if (!differs) return same(loose, rows) && same(ansi, rows);
  return [loose, ansi].some((answer) => same(answer, differs.rows));
}
