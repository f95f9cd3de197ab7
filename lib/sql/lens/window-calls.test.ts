import { DuckDBInstance } from "@duckdb/node-api";
import { describe, expect, it } from "vitest";
import { placeBeforeOver, WINDOW_FUNCTIONS, windowCalls, withOver } from "./window-calls";

const over = (sql: string) => withOver(sql, ({ name }) => (name === "rank" ? "r" : "w"));

describe("OVER", () => {
  it.each([
    ["lag(delay)", "lag(delay) OVER w"],
    ["delay - lag(delay, 1, 0)", "delay - lag(delay, 1, 0) OVER w"],
    ["delay / sum(delay) * rank()", "delay / sum(delay) OVER w * rank() OVER r"],
    ["coalesce(lag(a), first_value(b))", "coalesce(lag(a) OVER w, first_value(b) OVER w)"],
    ["sum(coalesce(max(a), (b)))", "sum(coalesce(max(a), (b))) OVER w"],
    ["sum(a) filter (where max(b) > 1) / 2", "sum(a) filter (where max(b) > 1) OVER w / 2"],
    ["Last_Value(a ignore nulls)", "Last_Value(a ignore nulls) OVER w"],
    ["row_number() -- the place", "row_number() OVER w -- the place"],
    ["row_number(/* ) */) + 1", "row_number(/* ) */) OVER w + 1"],
  ])("is added to %s", (text, result) => {
    expect(over(text)).toBe(result);
  });

  it.each([
    "lag(delay) over w",
    "sum(a) OVER (PARTITION BY b)",
    "sum(a) filter (where b) over w",
    '"lag"',
    "rank",
    "'sum(a)'",
    '"sum"(a)',
    "s.first(a)",
    "abs(a)",
    "(select max(a) from t)",
    "a -- sum(b)",
    "",
  ])("is not added to %s", (text) => {
    expect(over(text)).toBe(text);
  });

  it("is added to text that is not finished", () => {
    expect(over("lag(dela")).toBe("lag(dela OVER w");
    expect(windowCalls("sum(")).toHaveLength(1);
  });

  it("takes places back to where they are in the text", () => {
    const text = "lag(a) + dely * sum(b) / nope";
    const long = withOver(text, () => "w");
    for (const word of ["a)", "dely", "b)", "nope"])
      expect(placeBeforeOver(text, "w", long.indexOf(word))).toBe(text.indexOf(word));
    expect(placeBeforeOver(text, "w", long.indexOf("OVER"))).toBe(text.indexOf(" + dely"));
  });
});

it("knows every function of the engine that takes OVER", async () => {
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  const result = await connection.runAndReadAll(
    "select distinct function_name from duckdb_functions() where function_type = 'aggregate'",
  );
  const names = result.getRows().map(([name]) => String(name));
  expect(names.filter((name) => /^[a-z]/.test(name)).sort()).toEqual([...WINDOW_FUNCTIONS].sort());
});
