import { describe, expect, it, vi } from "vitest";
import { exampleTable } from "./example-table";
import { runNode as run } from "./testing";

vi.setConfig({ testTimeout: 60_000 });

const NAMES = Array.from({ length: 1000 }, (_, index) => `column "${index}"`);
const NESTED = {
  k: "BIGINT",
  s: 'STRUCT(a STRUCT(b STRUCT(c VARCHAR[], d MAP(VARCHAR, INTEGER))), "the e" DATE)[]',
  j: "JSON",
  m: "MAP(VARCHAR, STRUCT(x DOUBLE)[])",
  b: "BLOB",
  i: "INTERVAL",
  u: "UUID",
};
const cells = [
  "[{'a': {'b': {'c': ['x', NULL], 'd': {p=1}}}, 'the e': 2024-02-29}]",
  '{"a": [1]}',
  "{q=[{'x': 1.5}]}",
  "\\x00",
  "1 day",
  null,
];

const tables = {
  wide: exampleTable(Object.fromEntries([["k", "BIGINT"], ...NAMES.map((name) => [name, "VARCHAR"])]), [
    ["1", ...NAMES],
    ["1", ...NAMES.map(() => null)],
    [null, ...NAMES.map(() => "")],
  ]),
  nested: exampleTable(NESTED, [
    ["1", ...cells],
    ["1", ...cells],
    [null, ...cells.map(() => null)],
  ]),
};
const byK = { order: [{ expression: "k" }] };

describe.each(Object.entries(tables))("a %s table", (_, table) => {
  const one = { in: table };
  const two = { left: table, right: table };

  it.each([
    ["window", { compute: { before: "lag(k)" }, ...byK }, one, 3],
    ["drop-duplicates", { columns: ["k"] }, one, 2],
    ["rank", { by: ["k"], ...byK, keep: 1 }, one, 2],
    ["rolling", { compute: { total: "sum(k)" }, ...byK, over: "rows" }, one, 3],
    ["row-number", byK, one, 3],
    ["sample", { rows: 2, by: ["k"] }, one, 3],
    ["cross-join", {}, two, 9],
    ["asof-join", { column: "k", otherColumn: "k" }, two, 3],
    ["intersect", {}, two, null],
    ["except", { all: true }, two, 0],
    ["compare", { keys: ["k"], values: "both" }, { before: table, after: table }, 3],
    ["merge", { keys: ["k"] }, { source: table, staging: table }, 4],
    ["union", { match: "position" }, { inputs: [table, table] }, 6],
    ["unpivot", { columns: ["k"], these: "stay" }, one, 3 * (table.columns.length - 1)],
  ] as const)("goes through %s", async (type, settings, inputs, count) => {
    const { rows } = await run(type, settings, inputs);
    if (count !== null) expect(rows).toHaveLength(count);
  });

  it("goes through scd2", async () => {
    const dimension = {
      columns: [
        ...table.columns,
        ...["valid_from", "valid_to"].map((name) => ({ name, type: "DATE" })),
        { name: "is_current", type: "BOOLEAN" },
      ],
      rows: [],
    };
    const incoming = { ...table, rows: table.rows.slice(1) };
    const settings = { keys: ["k"], effective: "DATE '2024-01-01'" };
    expect((await run("scd2", settings, { dimension, incoming })).rows).toHaveLength(2);
  });
});
