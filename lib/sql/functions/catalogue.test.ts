import { readdirSync } from "node:fs";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { beforeAll, describe, expect, it } from "vitest";
import { sqlFunction, sqlFunctions } from "./catalogue";
import { FUNCTION_GROUPS, type SqlFunction } from "./sql-function";

let connection: DuckDBConnection;
beforeAll(async () => {
  connection = await (await DuckDBInstance.create(":memory:")).connect();
  await connection.run(
    "create table sample as select * from (values (1, 2, 'a'), (2, 3, 'b'), (4, 9, 'a'), (8, 20, NULL)) v(x, y, t)",
  );
});

const selectOf = (example: string, { aggregate, window }: Pick<SqlFunction, "aggregate" | "window">) =>
  window
    ? `select ${example} over (order by x) as result from sample`
    : `select ${example} as result${aggregate ? " from sample" : ""}`;

describe("the catalogue", () => {
  it("is long enough, and names each function once", () => {
    expect(sqlFunctions.length).toBeGreaterThan(150);
    const names = sqlFunctions.map(({ name }) => name);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    expect(sqlFunction("UPPER")?.group).toBe("text");
  });

  it("has a file for each group", () => {
    const files = readdirSync(import.meta.dirname).filter(
      (file) => !/test|catalogue|sql-function/.test(file),
    );
    expect(files.sort()).toEqual(
      Object.keys(FUNCTION_GROUPS)
        .map((group) => `${group}.ts`)
        .sort(),
    );
    expect(new Set(sqlFunctions.map(({ group }) => group))).toEqual(new Set(Object.keys(FUNCTION_GROUPS)));
  });

  it("lists only what the engine has, aggregates as such", async () => {
    const result = await connection.runAndReadAll(
      "select distinct function_name, function_type from duckdb_functions()",
    );
    const known = new Map<string, Set<string>>();
    for (const [name, type] of result.getRows()) {
      known.set(String(name), (known.get(String(name)) ?? new Set()).add(String(type)));
    }
    for (const { name, aggregate, window, syntax } of sqlFunctions) {
      if (syntax) continue;
      const types = known.get(name);
      expect(types, name).toBeDefined();
      if (aggregate || window) expect([...(types ?? [])], name).toContain("aggregate");
      else expect(types?.has("scalar") || types?.has("macro") || aggregate, name).toBe(true);
    }
  });

  it.each(sqlFunctions)(
    "$name: the example works, and says what it says",
    async ({ name, signature, help, example, ...kind }) => {
      expect(signature.startsWith(name)).toBe(true);
      expect(help).toMatch(/^[^a-z].*[.…]$|^e /);
      expect(example.toLowerCase()).toContain(name);
      const result = await connection.runAndReadAll(selectOf(example, kind));
      expect(result.getRows()).toHaveLength(kind.window ? 4 : 1);
    },
  );

  it("says the type of the result where it is always the same", async () => {
    for (const { name, returns, example, ...kind } of sqlFunctions) {
      if (
        !/^(VARCHAR|BIGINT|DOUBLE|BOOLEAN|DATE|TIME|TIMESTAMP|TIMESTAMP WITH TIME ZONE|INTERVAL|INTEGER|TINYINT|HUGEINT|UBIGINT|JSON|UUID|BLOB)(\[\])?$/.test(
          returns,
        )
      )
        continue;
      const result = await connection.runAndReadAll(`describe ${selectOf(example, kind)}`);
      expect(`${name} ${result.getRows()[0]?.[1]}`).toBe(`${name} ${returns}`);
    }
  });
});
