import { DuckDBInstance } from "@duckdb/node-api";
import { expect, it } from "vitest";
import { quoteText } from "./quote";
import { re2Pattern, regexGroups } from "./regex-groups";

const connection = await (await DuckDBInstance.create(":memory:")).connect();

it.each([
  ["abc", []],
  ["(a)(?:b)(c(d))", [null, null, null]],
  ["(?P<year>\\d{4})-(?<month>\\d\\d)(x)", ["year", "month", null]],
  ["\\((a)[()\\](]\\)(b)", [null, null]],
  ["[^](](a)[[:alpha:](]", [null]],
  ["\\Q(x)\\E(a)", [null]],
  ["(?i)a(?i:b)(c)", [null]],
])("%s", async (pattern, names) => {
  const groups = regexGroups(pattern);
  expect(groups.map(({ name }) => name)).toEqual(names);
  expect(groups.map(({ number }) => number)).toEqual(names.map((_, index) => index + 1));
  // The engine counts the same: it says so of one group too many.
  const list = [...names, "more"].map((_, index) => `'g${index}'`).join(", ");
  const asked = (count: string) =>
    connection.runAndReadAll(`SELECT regexp_extract('x', ${quoteText(re2Pattern(pattern))}, [${count}])`);
  if (names.length > 0) await asked(list.split(", ").slice(0, -1).join(", "));
  await expect(asked(list)).rejects.toThrow(/group/i);
});
