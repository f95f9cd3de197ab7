import { readdirSync } from "node:fs";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkSelect } from "../../engine/node/statement-guard";
import { FUNCTION_ALIASES } from "./aliases";
import { searchFunctions, sqlFunction, sqlFunctions } from "./catalogue";
import { REFUSED_FUNCTIONS, reasonLeftOut } from "./left-out";
import { FUNCTION_GROUPS, parametersOf, type SqlFunction } from "./sql-function";

let connection: DuckDBConnection;
/** Kinds by name, in small letters. */
const known = new Map<string, Set<string>>();

beforeAll(async () => {
  connection = await (await DuckDBInstance.create(":memory:")).connect();
  await connection.run("SET TimeZone = 'UTC'");
  await connection.run(
    "create table sample as select * from (values (1, 2, 'a'), (2, 3, 'b'), (4, 9, 'a'), (8, 20, NULL)) v(x, y, t)",
  );
  const all = await connection.runAndReadAll(
    "select function_name, function_type, internal from duckdb_functions()",
  );
  for (const [name, type, internal] of all.getRows()) {
    if (!internal) throw new Error(`${name} is not the engine's own`);
    const key = String(name).toLowerCase();
    known.set(key, (known.get(key) ?? new Set()).add(String(type)));
  }
});
afterAll(() => connection.closeSync());

/** The example's value as text: a value for each row of a window function, the rows of a table. */
async function run({ kind, example }: SqlFunction): Promise<string> {
  const sql = {
    scalar: `select (${example})::varchar`,
    aggregate: `select (${example})::varchar from sample`,
    window: `select string_agg(coalesce(r::varchar, 'NULL'), ', ' order by x) from (select x, ${example} as r from sample)`,
    table: example,
  }[kind];
  const rows = (await connection.runAndReadAll(sql)).getRows();
  return rows
    .map((row) => row.map((value) => (value === null ? "NULL" : String(value))).join(", "))
    .join("; ");
}

/** Equal texts, but for spaces and the last digits of fractions. */
const sameText = (a: string, b: string): boolean => {
  const plain = (text: string) => text.replaceAll(/\s+/g, " ").trim();
  const parts = (text: string) => plain(text).split(/(-?\d+\.\d+(?:e[+-]?\d+)?)/);
  const [left, right] = [parts(a), parts(b)];
  return (
    left.length === right.length &&
    left.every((part, index) => {
      const other = right[index] as string;
      return (
        part === other ||
        (index % 2 === 1 && Math.abs(Number(part) - Number(other)) <= 1e-12 * Math.abs(Number(part)))
      );
    })
  );
};

describe("the catalogue", () => {
  it("is long enough, and names each function once among values and once among tables", () => {
    expect(sqlFunctions.length).toBeGreaterThan(450);
    const names = sqlFunctions.map(({ name, kind }) => `${kind === "table"} ${name}`);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual(
      ["false unnest"].filter(() => false),
    );
    expect(sqlFunction("UPPER")?.group).toBe("text");
    expect(sqlFunction("array_length")?.name).toBe("len");
  });

  it("has a file for each group", () => {
    const files = readdirSync(import.meta.dirname).filter(
      (file) => !/test|catalogue|sql-function|aliases|left-out|call-at/.test(file),
    );
    expect(files.sort()).toEqual(
      Object.keys(FUNCTION_GROUPS)
        .map((group) => `${group}.ts`)
        .sort(),
    );
    expect(new Set(sqlFunctions.map(({ group }) => group))).toEqual(new Set(Object.keys(FUNCTION_GROUPS)));
  });

  it("lists only what the engine has, each as what it is", () => {
    const kinds: Record<SqlFunction["kind"], readonly string[]> = {
      scalar: ["scalar", "macro"],
      aggregate: ["aggregate", "macro"],
      window: ["aggregate"],
      table: ["table", "table_macro", "macro"],
    };
    for (const { name, kind, syntax } of sqlFunctions) {
      if (syntax) continue;
      const types = [...(known.get(name) ?? [])];
      const fits = types.some((type) => kinds[kind].includes(type)) || VIEWS.has(name);
      expect(fits, `${name}: ${types.join()}`).toBe(true);
    }
  });

  it.each(sqlFunctions)("$group: $name has an example that gives what is said", async (entry) => {
    const { signatures, help, example, result, varies, syntax, name, returns } = entry;
    expect(help, help).toMatch(/^[^a-z].*[.…]$|^e /);
    expect(returns).not.toBe("");
    expect(result).not.toBe("");
    if (!syntax) {
      for (const signature of signatures) expect(signature.startsWith(`${name}(`), signature).toBe(true);
      expect(example.toLowerCase()).toContain(`${name}(`);
    }
    const found = await run(entry);
    if (varies) expect(found.length).toBeGreaterThan(0);
    else expect(sameText(found, result), `${found} is not ${result}`).toBe(true);
  });

  it("says the type of the result where it is always the same", async () => {
    for (const { name, returns, example, kind, syntax } of sqlFunctions) {
      if (syntax || kind === "table" || /\bT\b|\b[KV]\b|type|^(STRUCT|MAP|UNION|ENUM|NULL)/.test(returns))
        continue;
      const from = kind === "scalar" ? "" : " from sample";
      const described = await connection.runAndReadAll(`describe select ${example} as result${from}`);
      expect(`${name} ${described.getRows()[0]?.[1]}`).toBe(`${name} ${returns}`);
    }
  });

  it("knows every function of the engine: as an entry, as another name of one, or why it is left out", () => {
    const entries = new Set(
      sqlFunctions.flatMap(({ name, aliases }) => [name, ...aliases]).map((name) => name.toLowerCase()),
    );
    const pragmas = (types: Set<string>) => [...types].every((type) => type === "pragma");
    const missing = [...known].filter(
      ([name, types]) => !entries.has(name) && !pragmas(types) && reasonLeftOut(name) === undefined,
    );
    expect(missing.map(([name]) => name)).toEqual([]);
    const both = [...entries].filter((name) => known.has(name) && reasonLeftOut(name) !== undefined);
    expect(both.filter((name) => sqlFunction(name)?.syntax !== true)).toEqual([]);
  });

  it("has other names that mean the same", async () => {
    for (const [name, aliases] of FUNCTION_ALIASES) {
      const entry = sqlFunctions.find((one) => one.name === name && one.kind !== "table") as SqlFunction;
      expect(entry, name).toBeDefined();
      for (const alias of aliases) {
        expect(known.has(alias.toLowerCase()), alias).toBe(true);
        if (!/^\w+$/.test(alias) || entry.varies) continue;
        const example = entry.example.replaceAll(new RegExp(`\\b${name}\\(`, "g"), `${alias}(`);
        const found = await run({ ...entry, example });
        if (!DIFFERENT_LOOKS.has(alias)) expect(`${alias} ${found}`).toBe(`${alias} ${await run(entry)}`);
      }
    }
  });
});

/** Views of the engine that are read like functions. */
const VIEWS = new Set(["pg_timezone_names"]);
/** Aliases whose result is the same value, shown in another way. */
const DIFFERENT_LOOKS = new Set(["pg_size_pretty", "pg_typeof"]);

describe("what is refused", () => {
  it.each(REFUSED_FUNCTIONS)("%s is refused by the guard of previews", async (name) => {
    for (const sql of [
      `select ${name}('x')`,
      `select * from ${name}('x')`,
      `with a as (select 1) select "${name}"(1) from a`,
    ])
      await expect(checkSelect(connection, sql)).rejects.toThrow(/Only SELECT runs here/);
  });

  it("lets a column of such a name be", async () => {
    await expect(
      checkSelect(connection, "select query, checkpoint from (select 1 as query, 2 as checkpoint)"),
    ).resolves.toBeUndefined();
  });

  it("refuses statements that call pragmas", async () => {
    for (const sql of ["pragma database_list", "call pragma_version()", "pragma enable_profile"])
      await expect(checkSelect(connection, sql)).rejects.toThrow(/Only SELECT runs here/);
  });
});

describe("searchFunctions", () => {
  it("finds by name, by another name and by words of the help", () => {
    expect(searchFunctions("substr")[0]?.name).toBe("substring");
    expect(searchFunctions("mean")[0]?.name).toBe("avg");
    expect(searchFunctions("last day month").map(({ name }) => name)).toContain("last_day");
    expect(searchFunctions("qqq zzz")).toEqual([]);
    expect(searchFunctions("")).toHaveLength(sqlFunctions.length);
  });
});

describe("parametersOf", () => {
  const names = (signature: string) =>
    parametersOf(signature).map(
      ({ name, optional, repeats }) => `${name}${optional ? "?" : ""}${repeats ? "…" : ""}`,
    );

  it("reads arguments, optional ones, and those that repeat", () => {
    expect(names("round(number[, digits])")).toEqual(["number", "digits?"]);
    expect(names("lag(value[, offset[, default]])")).toEqual(["value", "offset?", "default?"]);
    expect(names("concat(value, …)")).toEqual(["value…"]);
    expect(names("count([value])")).toEqual(["value?"]);
    expect(names("pi()")).toEqual([]);
    expect(names("list_reduce(list, lambda a, x: expression[, start])")).toEqual([
      "list",
      "lambda a, x: expression",
      "start?",
    ]);
    expect(names("value between low and high")).toEqual([]);
  });

  it("says where each of them stands", () => {
    for (const { signatures } of sqlFunctions)
      for (const signature of signatures)
        for (const { name, from, to } of parametersOf(signature))
          expect(signature.slice(from, to)).toBe(name);
  });
});
