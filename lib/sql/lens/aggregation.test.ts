import { DuckDBInstance } from "@duckdb/node-api";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Aggregation,
  aggregateInfo,
  aggregateNames,
  aggregationName,
  parseAggregation,
  printAggregation,
} from "./aggregation";

const GLUE = [
  "avg",
  "countDistinct",
  "count",
  "first",
  "last",
  "kurtosis",
  "max",
  "min",
  "skewness",
  "stddev_samp",
  "stddev_pop",
  "sum",
  "sumDistinct",
  "var_samp",
  "var_pop",
];

describe("parseAggregation", () => {
  it.each<[string, Aggregation]>([
    ["count(*)", { function: "count", column: null, distinct: false }],
    ["COUNT ( )", { function: "count", column: null, distinct: false }],
    ["count(distinct carrier)", { function: "count", column: "carrier", distinct: true }],
    ['Sum("the ""order""")', { function: "sum", column: 'the "order"', distinct: false }],
    ["mean(delay)", { function: "avg", column: "delay", distinct: false }],
    [
      "quantile_cont(delay, 0.9)",
      { function: "quantile", column: "delay", distinct: false, position: "0.9" },
    ],
  ])("reads %s", (text, aggregation) => {
    expect(parseAggregation(text)).toEqual(aggregation);
  });

  it.each([
    "",
    "delay",
    "max(delay",
    "max(delay) + 1",
    "max(a, b)",
    "max(a + 1)",
    "max(*)",
    "max()",
    "max(distinct)",
    "count(distinct *)",
    "sum(x) filter (where x > 0)",
    "first(a order by b)",
    "string_agg(a, ',')",
    "max(t.a)",
    "max(a) -- most",
    "max(user)",
    "max(end)",
    "max('a')",
    "max(1)",
    "quantile_cont(a)",
    "quantile_cont(a, b)",
    "quantile_cont(a, [0.5])",
    "quantile_cont(a, -1)",
    '"max"(a)',
    "max(a))",
    "max((a))",
  ])("leaves %s to SQL", (text) => {
    expect(parseAggregation(text)).toBeNull();
  });
});

describe("the lens", () => {
  const aggregation: fc.Arbitrary<Aggregation> = fc
    .record({
      function: fc.constantFrom(...aggregateNames),
      column: fc.oneof(
        fc.constantFrom("delay", "order", "user", "Left", 'a"b', "é", "max"),
        fc.string({ minLength: 1 }).filter((name) => !name.includes("\0")),
      ),
      distinct: fc.boolean(),
      position: fc.constantFrom("0.5", "0", "1", ".25"),
    })
    .map(({ position, ...rest }) => (rest.function === "quantile" ? { ...rest, position } : rest));

  it("reads back what it printed", () => {
    fc.assert(
      fc.property(aggregation, (form) => {
        expect(parseAggregation(printAggregation(form))).toEqual(form);
      }),
      { numRuns: 1000 },
    );
    const rows: Aggregation = { function: "count", column: null, distinct: false };
    expect(parseAggregation(printAggregation(rows))).toEqual(rows);
  });

  it("knows every function of AWS Glue", () => {
    const known = aggregateNames.flatMap((name) => {
      const { glue, glueDistinct } = aggregateInfo(name);
      return [glue, glueDistinct].filter((word) => word !== undefined);
    });
    expect([...known].sort()).toEqual([...GLUE].sort());
  });

  it("prints what the engine computes, and aliases mean the same", async () => {
    const connection = await (await DuckDBInstance.create(":memory:", { threads: "1" })).connect();
    await connection.run(
      `create table t as select * from (values (1), (2), (2), (5), (NULL)) v("the ""x""")`,
    );
    const value = async (sql: string) =>
      JSON.stringify((await connection.runAndReadAll(`select ${sql} from t`)).getRowsJson());
    for (const name of aggregateNames) {
      for (const distinct of [false, true]) {
        const form: Aggregation = {
          function: name,
          column: 'the "x"',
          distinct,
          ...(name === "quantile" ? { position: "0.5" } : {}),
        };
        const printed = printAggregation(form);
        const { sql, aliases = [] } = aggregateInfo(name);
        const first = await value(printed);
        for (const alias of aliases) expect(await value(printed.replace(sql, alias))).toBe(first);
      }
    }
  });
});

describe("aggregationName", () => {
  it("says function and column", () => {
    expect(aggregationName({ function: "count", column: null, distinct: false })).toBe("count");
    expect(aggregationName({ function: "count", column: "a", distinct: true })).toBe("count_distinct_a");
  });
});
