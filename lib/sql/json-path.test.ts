import { DuckDBInstance } from "@duckdb/node-api";
import { expect, it } from "vitest";
import { jsonPath } from "./json-path";
import { quoteText } from "./quote";

const connection = await (await DuckDBInstance.create(":memory:")).connect();
const DOCUMENT = {
  a: { b: [1, { c: "x" }], "b c": "space" },
  "a. a": "dots",
  'q"\\': "quote",
  "it's": "apostrophe",
  "stra-ße": "name",
  "0": "zero",
};

it.each([
  ["$.a.b[0]", "1"],
  ["a.b[1].c", "x"],
  ["a.b[-1].c", "x"],
  ["$.a.b", '[1,{"c":"x"}]'],
  ["$['a']['b c']", "space"],
  ['$["a. a"]', "dots"],
  ["$.['a. a']", "dots"],
  ['$."a. a"', "dots"],
  ["$['q\"\\\\']", "quote"],
  ["$['it\\'s']", "apostrophe"],
  ["stra-ße", "name"],
  ["$.0", "zero"],
  ["$.a.b[*].c", ["x"]],
  [" $.nothing.here ", null],
])("%s", async (path, value) => {
  const found = jsonPath(path);
  if (!found.ok) throw new Error(found.error);
  const sql = `SELECT json_extract_string(${quoteText(JSON.stringify(DOCUMENT))}, ${quoteText(found.value.path)})`;
  expect((await connection.runAndReadAll(sql)).getRowsJson()[0]?.[0]).toEqual(value);
  expect(found.value.many).toBe(Array.isArray(value));
});

it.each([
  ["", ""],
  ["$", "$"],
  ["$.a[", "["],
  ["$..a", "..a"],
  ["$a", "a"],
  ["$.a[?(@.b)]", "[?(@.b)]"],
  ["$.a b", " b"],
])("does not understand %s", (path, rest) => {
  expect(jsonPath(path)).toEqual({ ok: false, error: rest });
});
