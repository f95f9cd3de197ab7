import { expect, it } from "vitest";
import { fromSpark } from "./from-spark";

it("leaves what means the same in both as it was written", () => {
  const text = "select  a.id,\n  count(*) as n\nfrom a\nwhere id > 3 -- why\ngroup by a.id";
  expect(fromSpark(text, "query")).toEqual({ ok: true, sql: text, notes: [] });
});

it("translates the rest, and says where values may differ", () => {
  expect(fromSpark("nvl(`a b`, 0)", "expression", { columns: [{ name: "a b", type: "BIGINT" }] })).toEqual({
    ok: true,
    sql: 'coalesce("a b", 0)',
    notes: [],
  });
  const untyped = fromSpark("select a\n, cast(x as int) as i from t", "query");
  expect(untyped).toMatchObject({ ok: true, notes: [expect.stringMatching(/\(line 2, column 3\)\.$/)] });
});

it("says what has no counterpart, with its place", () => {
  expect(fromSpark("my_udf(a)", "expression")).toEqual({
    ok: false,
    problems: ["“my_udf” is not a function of Spark SQL that is known here (column 1)."],
  });
  expect(fromSpark("select\n(", "query")).toMatchObject({
    ok: false,
    problems: [expect.stringContaining("line 2")],
  });
});
