import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { Input, Rel } from "../ir/rel";
import { asSql } from "../model/sql-text";
import { emitRel } from "../sql/emit-rel";
import { coefficientOf, groupOf, MEAN, meanOf, regressionModel } from "./linear-regression";

let connection: DuckDBConnection;
beforeAll(async () => {
  connection = await (await DuckDBInstance.create(":memory:")).connect();
});

const input: Input = { op: "input", node: "t", output: "out" };
const context = { table: () => '"t"', scan: () => "" };
const predictors = (count: number) => Array.from({ length: count }, (_, index) => asSql(`x${index}`));

/** Rows of a model as objects, over rows of `[y, x0, x1, …]`. */
async function models(rows: readonly (readonly (number | null)[])[], by: readonly string[] = []) {
  const width = rows[0]?.length ?? 0;
  const names = ["y", ...predictors(width - 1 - by.length), ...by];
  const values = rows
    .map((row) => `(${row.map((cell) => `${cell ?? "NULL"}::DOUBLE`).join(", ")})`)
    .join(", ");
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE t AS SELECT * FROM (VALUES ${values}) v(${names.join(", ")})`,
  );
  const settings = { target: asSql("y"), predictors: predictors(width - 1 - by.length), by };
  const result = await connection.runAndReadAll(emitRel(regressionModel(input, settings) as Rel, context));
  return result.getRowObjects() as Record<string, number | null>[];
}

/** What a model says of a row's predictors. */
const estimate = (model: Record<string, number | null>, row: readonly number[]): number =>
  row.reduce(
    (sum, x, index) => sum + Number(model[coefficientOf(index)]) * (x - Number(model[meanOf(index)])),
    Number(model[MEAN]),
  );

describe("a linear regression", () => {
  it("is the engine's own for one predictor", async () => {
    const rows = [
      [1, 2],
      [3, 5],
      [4, 6],
      [9, 7],
      [null, 3],
      [2, null],
    ] as const;
    const [model] = await models(rows);
    const own = await connection.runAndReadAll("SELECT regr_slope(y, x0), regr_intercept(y, x0) FROM t");
    const [slope, intercept] = own.getRows()[0] as [number, number];
    expect(model?.[coefficientOf(0)]).toBeCloseTo(slope, 10);
    expect(estimate(model ?? {}, [10])).toBeCloseTo(intercept + slope * 10, 8);
  });

  it("finds what a plane was made of, and the least squares of what is none", async () => {
    const number = fc.integer({ min: -50, max: 50 });
    const points = fc.array(fc.tuple(number, number, number, number), { minLength: 6, maxLength: 25 });
    await fc.assert(
      fc.asyncProperty(points, fc.tuple(number, number, number), async (drawn, [a, b, c]) => {
        const xs = drawn.map(([x0, x1, x2]) => [x0, x1, x2]);
        const [plane] = await models(
          xs.map(([x0, x1, x2]) => [a * x0! + b * x1! + c * x2! + 7, x0!, x1!, x2!]),
        );
        for (const row of xs)
          expect(estimate(plane ?? {}, row)).toBeCloseTo(a * row[0]! + b * row[1]! + c * row[2]! + 7, 4);
        const [fit] = await models(drawn.map(([x0, x1, x2, y]) => [y, x0, x1, x2]));
        // Of least squares, and of them only: what is left over says nothing about any predictor.
        const left = drawn.map(([x0, x1, x2, y]) => y - estimate(fit ?? {}, [x0, x1, x2]));
        for (const column of [0, 1, 2] as const)
          expect(
            left.reduce((sum, rest, index) => sum + rest * (drawn[index]?.[column] ?? 0), 0),
          ).toBeCloseTo(0, 4);
      }),
      { numRuns: 40 },
    );
  });

  it("leaves out predictors that follow from others, or never change", async () => {
    const rows = [1, 2, 3, 5].map((x) => [2 * x + 1, x, 3 * x - 4, 8]);
    const [model] = await models(rows);
    expect([1, 2].map((index) => model?.[coefficientOf(index)])).toEqual([0, 0]);
    expect(estimate(model ?? {}, [10, 26, 8])).toBeCloseTo(21, 8);
  });

  it("is made for each group, also for NULL", async () => {
    const found = await models(
      [
        [1, 1, 1],
        [2, 2, 1],
        [10, 1, null],
        [30, 2, null],
        [5, 5, 2],
      ],
      ["k"],
    );
    const slopes = new Map(found.map((model) => [model[groupOf(0)], model[coefficientOf(0)]]));
    expect(slopes).toEqual(
      new Map([
        [1, 1],
        [null, 20],
        [2, 0],
      ]),
    );
  });

  it("knows nothing without rows", async () => {
    const [model] = await models([[null, 1]]);
    expect(model?.[MEAN]).toBeNull();
  });
});
