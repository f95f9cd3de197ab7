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
        return holds(one, answer?.loose, answer?.ansi) ? [] : [{ ...one, ...answer }];
      });
      console.warn(`${cases.length} texts run by Spark ${spark}`);
      expect(wrong).toEqual([]);
    }, 900_000);
  },
);

function holds(
  { rows, fails, differs }: ToSparkCase,
  loose: SparkAnswer | undefined,
  ansi: SparkAnswer | undefined,
): boolean {
  if (!loose || !ansi) return false;
  if (fails) return "error" in ansi;
  const same = (answer: SparkAnswer, expected: unknown): boolean =>
    expected === "fails" ? "error" in answer : "rows" in answer && sameValue(answer.rows, expected);
  if (!differs) return same(loose, rows) && same(ansi, rows);
  return [loose, ansi].some((answer) => same(answer, differs.rows));
}
