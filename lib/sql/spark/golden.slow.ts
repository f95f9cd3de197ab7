import { describe, expect, it } from "vitest";
import { goldenFiles, readGolden, sparkQuery } from "./testing/golden";
import { sameValue } from "./testing/plain-value";
import { findSpark, runSpark } from "./testing/spark";

const python = findSpark();

describe.skipIf(python === null)(
  python === null
    ? "Spark itself (skipped: no PySpark; set TENON_SPARK_PYTHON to a Python that has it)"
    : "Spark itself",
  () => {
    it("computes the values of the golden table", () => {
      const cases = goldenFiles().flatMap(readGolden);
      const { spark, results } = runSpark(
        python as string,
        cases.map((one) => sparkQuery(one.spark)),
      );
      const wrong = cases.flatMap((one, index) => {
        const result = results[index];
        if (result && "rows" in result && sameValue(result.rows, one.rows)) return [];
        return [{ text: one.spark, expected: one.rows, spark: result }];
      });
      console.warn(`${cases.length} texts run by Spark ${spark}`);
      expect(wrong).toEqual([]);
    });
  },
);
