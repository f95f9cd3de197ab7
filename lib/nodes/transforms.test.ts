import { describe, expect, it } from "vitest";
import { exampleTable } from "./example-table";
import { runNode as run } from "./testing";

describe("change-schema", () => {
  const people = exampleTable(
    {
      id: "VARCHAR",
      'the "n"': "VARCHAR",
      at: "STRUCT(city VARCHAR, pos STRUCT(lat VARCHAR))",
      tags: "STRUCT(k VARCHAR, v VARCHAR)[]",
    },
    [
      [
        "1",
        "x",
        "{'city': 'Z', 'pos': {'lat': '1.5'}}",
        "[{'k': 'a', 'v': '1'}, {'k': 'b', 'v': NULL}, NULL]",
      ],
      ["n/a", null, null, null],
    ],
  );

  it("renames, casts, drops, reorders and reaches into structs, whatever the case", async () => {
    const mapping = [
      { from: ["AT", "pos", "LAT"], to: "order" },
      { from: 'THE "N"', to: "id" },
      { from: "tags", to: "tags", dropped: true },
    ];
    expect(await run("change-schema", { mapping }, { in: people })).toEqual({
      columns: ["order", "id"],
      rows: [
        ["1.5", "x"],
        [null, null],
      ],
    });
  });

  it("fails on a value that does not fit, or makes it NULL", async () => {
    const mapping = [{ from: "id", to: "id", type: "BIGINT" }];
    await expect(run("change-schema", { mapping }, { in: people })).rejects.toThrow(/Could not convert/);
    expect((await run("change-schema", { mapping, onCastError: "null" }, { in: people })).rows).toEqual([
      ["1"],
      [null],
    ]);
  });

  it("rebuilds structs and lists of structs from their children; NULL stays NULL", async () => {
    const mapping = [
      {
        from: "at",
        to: "at",
        children: [
          { from: ["pos", "lat"], to: "lat", type: "DOUBLE" },
          { from: "city", to: 'the "c"' },
        ],
      },
      { from: "tags", to: "tags", children: [{ from: "v", to: "value", type: "INTEGER" }] },
    ];
    expect((await run("change-schema", { mapping }, { in: people })).rows).toEqual([
      [{ lat: 1.5, 'the "c"': "Z" }, [{ value: 1 }, { value: null }, null]],
      [null, null],
    ]);
  });
});

describe("columns", () => {
  const table = exampleTable({ a: "BIGINT", "the b": "BIGINT", select: "BIGINT" }, [["1", "2", "3"]]);

  it("selects in the order given, each once", async () => {
    expect(await run("select-fields", { columns: ["SELECT", "a", "A"] }, { in: table })).toEqual({
      columns: ["select", "a"],
      rows: [["3", "1"]],
    });
  });

  it("drops whatever the case", async () => {
    expect((await run("drop-fields", { columns: ["The B", "the b"] }, { in: table })).columns).toEqual([
      "a",
      "select",
    ]);
  });

  it("renames in place", async () => {
    expect((await run("rename-field", { from: "THE B", to: 'b"' }, { in: table })).columns).toEqual([
      "a",
      'b"',
      "select",
    ]);
  });

  it("replaces a computed column in its place and adds new ones at the end", async () => {
    const compute = { "THE B": '"the b" * 10', c: '"the b" + "select"' };
    expect(await run("derived-column", { compute }, { in: table })).toEqual({
      columns: ["a", "the b", "select", "c"],
      rows: [["1", "20", "3", "5"]],
    });
  });
});

describe("drop-duplicates", () => {
  const rows = [
    ["a", "1", "x"],
    ["a", "2", "y"],
    ["a", "2", "x"],
    [null, "1", null],
    [null, null, "z"],
    ["b", null, null],
  ];

  it("keeps the first by the order, and among equals by the other columns, however the rows come", async () => {
    for (let turn = 0; turn < rows.length; turn++) {
      const turned = [...rows.slice(turn), ...rows.slice(0, turn)];
      const input = exampleTable({ k: "VARCHAR", n: "BIGINT", s: "VARCHAR" }, turned);
      const kept = await run(
        "drop-duplicates",
        { columns: ["K"], order: [{ expression: "n", direction: "desc" }] },
        { in: input },
      );
      expect(kept.rows.map((row) => JSON.stringify(row)).sort()).toEqual([
        '["a","2","x"]',
        '["b",null,null]',
        '[null,"1",null]',
      ]);
      const plain = await run("drop-duplicates", { columns: ["k"] }, { in: input });
      expect(plain.rows.map((row) => JSON.stringify(row)).sort()).toEqual([
        '["a","1","x"]',
        '["b",null,null]',
        '[null,"1",null]',
      ]);
    }
  });

  it("orders ties by columns of any type", async () => {
    const input = exampleTable(
      {
        k: "BIGINT",
        j: "JSON",
        m: "MAP(VARCHAR, INTEGER)",
        l: "INTEGER[]",
        s: "STRUCT(a INTEGER)",
        b: "BLOB",
        i: "INTERVAL",
        u: "UUID",
      },
      [
        ["1", "{}", "{a=1}", "[1]", "{'a': 1}", "x", "1 day", "00000000-0000-0000-0000-000000000001"],
        ["1", null, null, null, null, null, null, null],
      ],
    );
    expect((await run("drop-duplicates", { columns: ["k"] }, { in: input })).rows).toHaveLength(1);
  });
});

describe("rows", () => {
  it("stacks by name, with NULL for a column that is missing", async () => {
    const inputs = [
      exampleTable({ a: "BIGINT" }, [["1"], [null]]),
      exampleTable({ b: "VARCHAR", A: "BIGINT" }, [["x", "2"]]),
    ];
    expect(await run("union", {}, { inputs })).toEqual({
      columns: ["a", "b"],
      rows: [
        ["1", null],
        [null, null],
        ["2", "x"],
      ],
    });
  });

  it("groups NULL as a value, and makes one row of no groups", async () => {
    const input = exampleTable({ k: "VARCHAR", n: "BIGINT" }, [
      [null, "1"],
      [null, "2"],
      ["", null],
    ]);
    const grouped = await run(
      "aggregate",
      { by: ["K"], compute: { n: "sum(n)", rows: "count(*)" } },
      { in: input },
    );
    expect(grouped.columns).toEqual(["k", "n", "rows"]);
    expect(grouped.rows).toHaveLength(2);
    expect(
      (await run("aggregate", { compute: { rows: "count(*)" } }, { in: exampleTable({ k: "VARCHAR" }, []) }))
        .rows,
    ).toEqual([["0"]]);
  });

  it("sorts and limits", async () => {
    const input = exampleTable({ n: "BIGINT" }, [["1"], [null], ["3"], ["2"]]);
    expect(
      (await run("sort", { keys: [{ expression: "n", direction: "desc", nulls: "first" }] }, { in: input }))
        .rows,
    ).toEqual([[null], ["3"], ["2"], ["1"]]);
    expect((await run("limit", { count: 2, offset: 1 }, { in: input })).rows).toHaveLength(2);
    expect((await run("limit", { count: 0 }, { in: input })).rows).toEqual([]);
  });
});
