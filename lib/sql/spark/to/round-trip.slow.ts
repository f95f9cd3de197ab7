import { describe, expect, it } from "vitest";
import { type GoldenCase, goldenFiles, isQuery, readGolden, sparkQuery } from "../testing/golden";
import { sameValue } from "../testing/plain-value";
import { findSpark, runSpark } from "../testing/spark";
import { tableColumns } from "../testing/tables";
import { toSparkSql } from "../to-spark-sql";
import type { Translation } from "../translation";

const python = findSpark();

const back = ({ spark, duckdb }: GoldenCase): Translation =>
  isQuery(spark)
    ? toSparkSql(duckdb, { kind: "query", tables: tableColumns })
    : toSparkSql(duckdb, { kind: "expression", columns: tableColumns.t ?? [] });

const firstWords = (text: string): string => text.replace(/“[^”]*”/, "“…”").slice(0, 90);

describe.skipIf(python === null)("from Spark to DuckDB and back", () => {
  it("gives Spark's values again, or says what differs", () => {
    const cases = goldenFiles()
      .flatMap(readGolden)
      .map((one) => ({ ...one, back: back(one) }));
    const texts = cases.flatMap((one) => ("sql" in one.back ? [{ ...one, back: one.back }] : []));
    const refused = new Map<string, number>();
    for (const { back: translation } of cases)
      if ("diagnostics" in translation) {
        const words = firstWords(translation.diagnostics[0]?.message ?? "");
        refused.set(words, (refused.get(words) ?? 0) + 1);
      }
    const { spark, results } = runSpark(
      python as string,
      texts.map((one) => (isQuery(one.spark) ? one.back.sql : sparkQuery(one.back.sql))),
    );
    const wrong = texts.flatMap((one, index) => {
      const result = results[index];
      // What DuckDB computes otherwise than Spark is what comes back.
      const expected = one.differs?.rows ?? one.rows;
      if (result && "rows" in result && sameValue(result.rows, expected)) return [];
      // PySpark cannot fetch intervals of months.
      if (result && "error" in result && result.error.includes("YearMonthIntervalType.fromInternal"))
        return [];
      if (one.back.notes.some(({ kept }) => !kept)) return [];
      return [{ spark: one.spark, duckdb: one.duckdb, back: one.back.sql, expected, result }];
    });
    console.warn(`${texts.length} of ${cases.length} texts back in Spark ${spark}`, [...refused]);
    expect(wrong).toEqual([]);
  }, 900_000);
});
