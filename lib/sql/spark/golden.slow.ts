import { describe, expect, it } from "vitest";
import { goldenFiles, readGolden, sparkQuery } from "./testing/golden";
import { sameValue } from "./testing/plain-value";
import { findSpark, runSpark } from "./testing/spark";

const python = findSpark();

/** What the newest Spark says otherwise than those of AWS Glue, whose jobs these texts are of. */
const NEWER: Readonly<Record<string, string>> = {
  "'a''b'": "a doubled quote is a quote; it was nothing before",
  '"say ""hi"""': "a doubled quote is a quote; it was nothing before",
  "interval '1-2' year to month": "its client has no value for an interval of months",
  "interval -1 month": "its client has no value for an interval of months",
};

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
        const isSame = result !== undefined && "rows" in result && sameValue(result.rows, one.rows);
        if (isSame !== one.spark in NEWER) return [];
        return [{ text: one.spark, expected: one.rows, spark: result }];
      });
      console.warn(`${cases.length} texts run by Spark ${spark}`);
      expect(wrong).toEqual([]);
    });
  },
);
