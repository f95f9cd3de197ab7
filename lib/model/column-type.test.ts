import { DuckDBInstance } from "@duckdb/node-api";
import { describe, expect, it } from "vitest";
import { parseColumnType, typeFamily } from "./column-type";

const scalar = (name: string, ...parameters: string[]) => ({ kind: "scalar", name, arguments: parameters });

describe("parseColumnType", () => {
  it.each([
    ["BIGINT", scalar("BIGINT")],
    [" decimal( 10, 2 ) ", scalar("decimal", "10", "2")],
    ["TIMESTAMP WITH TIME ZONE", scalar("TIMESTAMP WITH TIME ZONE")],
    ["ENUM('a', 'it''s')", scalar("ENUM", "'a'", "'it''s'")],
    [
      "INTEGER[3][]",
      { kind: "list", length: null, item: { kind: "list", length: 3, item: scalar("INTEGER") } },
    ],
    [
      "MAP(VARCHAR, DOUBLE[])",
      { kind: "map", key: scalar("VARCHAR"), value: { kind: "list", length: null, item: scalar("DOUBLE") } },
    ],
    [
      'STRUCT(a INTEGER, "the ""b""" VARCHAR)[]',
      {
        kind: "list",
        length: null,
        item: {
          kind: "struct",
          fields: [
            { name: "a", type: scalar("INTEGER") },
            { name: 'the "b"', type: scalar("VARCHAR") },
          ],
        },
      },
    ],
    [
      "STRUCT(INTEGER, VARCHAR)",
      {
        kind: "struct",
        fields: [
          { name: "", type: scalar("INTEGER") },
          { name: "", type: scalar("VARCHAR") },
        ],
      },
    ],
  ])("reads %s", (text, tree) => {
    expect(parseColumnType(text)).toEqual(tree);
  });

  it.each([
    "",
    "INTEGER)",
    "INTEGER) , (select 1",
    "DECIMAL(10",
    "STRUCT()",
    "MAP(VARCHAR)",
    "a; b",
    "INTEGER[",
    "'x'",
    `${"STRUCT(a ".repeat(5000)}INTEGER${")".repeat(5000)}`,
  ])("refuses %s", (text) => {
    expect(parseColumnType(text)).toBeNull();
  });
});

describe("typeFamily", () => {
  it("knows every type of the engine", async () => {
    const connection = await (await DuckDBInstance.create(":memory:")).connect();
    const result = await connection.runAndReadAll(
      "select distinct type_name from duckdb_types() where database_name = 'system' and schema_name = 'main'",
    );
    const names = result.getRows().map(([name]) => String(name).toLowerCase());
    expect(names.length).toBeGreaterThan(30);
    const other = names.filter((name) => typeFamily(name) === "other").sort();
    const nested = ["list", "map", "null", "row", "struct", "type", "union", "variant", "array"];
    expect(other.filter((name) => !nested.includes(name))).toEqual([]);
  });

  it.each([
    ["DECIMAL(18,3)", "number"],
    ["DOUBLE PRECISION", "number"],
    ["VARCHAR(10)", "text"],
    ["TIMESTAMP WITH TIME ZONE", "time"],
    ["BOOLEAN", "boolean"],
    ["INTEGER[]", "nested"],
    ["STRUCT(a DATE)", "nested"],
    ["MAP(VARCHAR, INTEGER)", "nested"],
    ["BLOB", "binary"],
    ["VARIANT", "other"],
  ])("%s is %s", (type, family) => {
    expect(typeFamily(type)).toBe(family);
  });
});
