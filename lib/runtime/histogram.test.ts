import { expect, it } from "vitest";
import { kindOf, rangeBars, valueBars } from "./histogram";

it("knows what a histogram can be made of", () => {
  const kinds = [
    "BIGINT",
    "DECIMAL(10,2)",
    "DOUBLE",
    "HUGEINT",
    "DATE",
    "TIMESTAMP WITH TIME ZONE",
    "VARCHAR",
    "BOOLEAN",
    "ENUM('a', 'b')",
  ].map(kindOf);
  expect(kinds).toEqual([
    "number",
    "number",
    "number",
    "number",
    "time",
    "time",
    "category",
    "category",
    "category",
  ]);
  for (const type of [
    "INTERVAL",
    "TIME",
    "INTEGER[]",
    "STRUCT(a INTEGER)",
    "MAP(VARCHAR, INTEGER)",
    "BLOB",
    "UUID",
  ])
    expect(kindOf(type), type).not.toMatch(/number|time/);
});

it("gives whole numbers whole bounds, and every bar a condition that keeps its rows", () => {
  const bars = rangeBars({ name: 'the "n"', type: "BIGINT" }, 1, 3);
  expect(bars?.bar("0", 7)).toEqual({
    label: "1 – 2",
    count: 7,
    where: '"the ""n""" >= 1 AND "the ""n""" < 2',
  });
  expect(rangeBars({ name: "x", type: "DOUBLE" }, 0, 12)?.bar("11", 1).where).toBe('"x" >= 11 AND "x" <= 12');
  expect(rangeBars({ name: "d", type: "DATE" }, 0, 86_400)?.bar("1", 1).where).toBe(
    `"d" >= DATE '1970-01-02' AND "d" < DATE '1970-01-03'`,
  );
  expect(rangeBars({ name: "x", type: "DOUBLE" }, Number.NaN, Number.NaN)).toBeNull();
  expect(valueBars({ name: "t", type: "VARCHAR" }).bar("it's", 2).where).toBe(`"t" = 'it''s'`);
});
