import { describe, expect, test } from "vitest";
import { columnsFor, functionOptions, withColumn, withFunction } from "./aggregation-form";

const columns = [
  { name: "state", type: "VARCHAR" },
  { name: "delay", type: "BIGINT" },
];

describe("aggregation rows", () => {
  test("a name nobody chose follows the function and the column", () => {
    const first = withFunction({ name: "", expression: "" }, "sum", columns);
    expect(first).toEqual({ name: "sum_delay", expression: "sum(delay)" });
    expect(withFunction(first, "max", columns)).toEqual({ name: "max_delay", expression: "max(delay)" });
    expect(withColumn({ name: "worst", expression: "max(delay)" }, "state")).toEqual({
      name: "worst",
      expression: "max(state)",
    });
  });

  test("counting rows needs no column, counting values does", () => {
    expect(withFunction({ name: "", expression: "" }, "count", columns).expression).toBe("count(*)");
    expect(withFunction({ name: "", expression: "" }, "count distinct", columns).expression).toBe(
      "count(distinct state)",
    );
  });

  test("only columns that fit are offered", () => {
    expect(columnsFor("avg", columns).map(({ name }) => name)).toEqual(["delay"]);
    expect(columnsFor("min", columns)).toHaveLength(2);
    expect(
      functionOptions(null)
        .map(({ value }) => value)
        .slice(0, 3),
    ).toEqual(["count", "count distinct", "sum"]);
  });
});
