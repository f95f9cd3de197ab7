import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { sparkSetup } from "./tables";

export interface SparkResult {
  columns: readonly (readonly [name: string, type: string])[];
  rows: readonly (readonly unknown[])[];
}

/** A Python that can import PySpark: `TENON_SPARK_PYTHON`, or `python3`. Null when there is none. */
export function findSpark(): string | null {
  const candidates = [process.env.TENON_SPARK_PYTHON, "python3"].filter((one) => one !== undefined);
  return (
    candidates.find(
      (python) => spawnSync(python, ["-c", "import pyspark"], { stdio: "ignore" }).status === 0,
    ) ?? null
  );
}

/** Runs queries in one session of Spark, over the tables of the tests. */
export function runSpark(
  python: string,
  queries: readonly string[],
): { spark: string; results: (SparkResult | { error: string })[] } {
  const { status, stdout, stderr } = spawnSync(python, [join(import.meta.dirname, "run-spark.py")], {
    input: JSON.stringify({ setup: sparkSetup, queries }),
    env: { ...process.env, TZ: "UTC" },
    encoding: "utf8",
    maxBuffer: 256 * 1024 * 1024,
  });
  if (status !== 0) throw new Error(`Spark ended with ${status}: ${stderr.slice(-2000)}`);
  return JSON.parse(stdout);
}
