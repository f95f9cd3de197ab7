import { describe, expect, it } from "vitest";
import { exampleTable } from "./example-table";
import { runNode as run, turned, unordered } from "./testing";

const people = exampleTable({ k: "VARCHAR", n: "BIGINT", s: "VARCHAR" }, [
  ["a", "1", "x"],
  ["a", "2", "y"],
  ["a", "2", "x"],
  ["a", "2", "x"],
  [null, "1", null],
  [null, null, "z"],
  ["b", null, null],
]);

const byN = [{ expression: "n", direction: "desc" }];

/** Settings under which a result must not depend on the order rows come in. */
const CERTAIN: readonly (readonly [type: string, settings: unknown])[] = [
  ["rank", { by: ["k"], order: byN, keep: 1 }],
  ["rank", { by: ["k"], order: byN, keep: 2, as: "place" }],
  ["rank", { order: byN, method: "dense_rank", as: "place" }],
  ["row-number", { order: byN }],
  ["row-number", { order: byN, by: ["k"], start: 10, step: 5 }],
  ["rolling", { compute: { t: "sum(n)", l: "list(s)" }, order: byN }],
  ["rolling", { compute: { t: "string_agg(s, ' ')" }, order: byN, over: "rows", rows: 2 }],
  ["window", { compute: { p: "lag(s)", q: "ntile(3)", r: "rank()", t: "sum(n)" }, order: byN }],
  ["window", { compute: { p: "lead(s) || lag(s)", r: "row_number()" } }],
  ["window", { compute: { l: "last_value(s)", v: "list(n)" }, by: ["k"], frame: "partition" }],
  ["window", { compute: { f: "first_value(s)" }, order: byN, frame: "around", before: 2, after: 1 }],
  ["sample", { rows: 3, seed: 3 }],
  ["sample", { rows: 1, by: ["k"] }],
  ["sample", { unit: "percent", percent: 60 }],
];

describe("results do not depend on the order rows come in", () => {
  it.each(CERTAIN)("%s %j", async (type, settings) => {
    const expected = unordered((await run(type, settings, { in: people })).rows);
    expect(expected.length).toBeGreaterThan(0);
    for (const table of turned(people))
      expect(unordered((await run(type, settings, { in: table })).rows)).toEqual(expected);
  });
});

describe("window", () => {
  it("counts rows and ties each in its way, with and without OVER", async () => {
    const input = exampleTable({ n: "BIGINT" }, [["1"], ["1"], ["2"]]);
    const compute = { r: "rank()", d: "dense_rank()", i: "row_number()", t: "sum(n)", x: "count(*) over ()" };
    const { rows } = await run("window", { compute, order: [{ expression: "n" }] }, { in: input });
    expect(unordered(rows)).toEqual([
      '["1","1","1","1","2","3"]',
      '["1","1","1","2","2","3"]',
      '["2","3","2","3","4","3"]',
    ]);
  });

  it("sees the input's columns, also where one is computed anew", async () => {
    const input = exampleTable({ n: "BIGINT", m: "BIGINT" }, [
      ["1", "10"],
      ["2", "20"],
    ]);
    const compute = [
      { name: "N", expression: "n + sum(m)" },
      { name: "m", expression: "lag(n)" },
      { name: "p", expression: "lag(m)" },
    ];
    const { columns, rows } = await run("window", { compute, order: [{ expression: "n" }] }, { in: input });
    expect(columns).toEqual(["n", "m", "p"]);
    expect(unordered(rows)).toEqual(['["11",null,null]', '["32","1","10"]']);
  });

  it("refuses a frame that has no order to count along", async () => {
    const compute = { t: "sum(n)" };
    for (const settings of [
      { compute, frame: "running" },
      { compute, frame: "around", before: 1 },
      { compute, frame: "around", unit: "day", order: [{ expression: "n" }, { expression: "s" }] },
    ])
      await expect(run("window", settings, { in: people })).rejects.toThrow(/is required|one key/);
    await expect(
      run("window", { compute, frame: "around", unit: "day", order: [{ expression: "S" }] }, { in: people }),
    ).rejects.toThrow("“s” is VARCHAR; a span of time needs a date or a timestamp.");
  });
});

describe("rolling", () => {
  it("takes a span of time that ends with the row, so 2 days are two dates", async () => {
    const input = exampleTable({ d: "DATE", n: "BIGINT" }, [
      ["2024-02-28", "1"],
      ["2024-02-29", "2"],
      ["2024-03-01", "4"],
      ["2024-03-01", "8"],
    ]);
    const settings = { compute: { t: "sum(n)" }, order: [{ expression: "d" }], over: "time", span: 2 };
    expect(unordered((await run("rolling", settings, { in: input })).rows)).toEqual([
      '["2024-02-28","1","1"]',
      '["2024-02-29","2","3"]',
      '["2024-03-01","4","14"]',
      '["2024-03-01","8","14"]',
    ]);
  });
});

describe("sample", () => {
  const numbers = exampleTable(
    { n: "BIGINT", k: "BIGINT" },
    Array.from({ length: 2000 }, (_, n) => [String(n), String(n % 4)]),
  );
  const equal = exampleTable(
    { n: "BIGINT" },
    Array.from({ length: 2000 }, () => ["1"]),
  );
  const size = async (settings: unknown, table = numbers) =>
    (await run("sample", settings, { in: table })).rows.length;

  it("keeps as many rows as it says, in all or of each group", async () => {
    expect(await size({ rows: 10 })).toBe(10);
    expect(await size({ rows: 3000 })).toBe(2000);
    expect(await size({ rows: 10, by: ["K"] })).toBe(40);
  });

  it("gives each row its chance, equal rows too", async () => {
    for (const table of [numbers, equal]) {
      const kept = await size({ unit: "percent", percent: 25 }, table);
      expect(kept).toBeGreaterThan(400);
      expect(kept).toBeLessThan(600);
    }
    expect(await size({ unit: "percent", percent: 0 })).toBe(0);
    expect(await size({ unit: "percent", percent: 100 })).toBe(2000);
  });

  it("chooses others with another seed", async () => {
    const [one, two] = await Promise.all(
      [1, 2].map(async (seed) => unordered((await run("sample", { rows: 100, seed }, { in: numbers })).rows)),
    );
    const shared = one?.filter((row) => two?.includes(row)) ?? [];
    expect(shared.length).toBeLessThan(20);
  });
});

describe("as-of join", () => {
  const left = exampleTable({ k: "VARCHAR", t: "BIGINT" }, [
    ["a", "1"],
    ["a", "5"],
    ["a", "9"],
    ["b", "5"],
    [null, "5"],
    ["a", null],
  ]);
  const right = exampleTable({ k: "VARCHAR", t: "BIGINT", v: "VARCHAR" }, [
    ["a", "5", "q"],
    ["a", "5", "p"],
    ["a", "8", "r"],
    ["a", null, "n"],
    [null, "5", "n"],
    ["b", "6", "s"],
  ]);
  const settings = { column: "t", otherColumn: "T", on: { k: "K" } };

  it.each([
    ["at_or_before", [null, "p", "r", null]],
    ["before", [null, null, "r", null]],
    ["at_or_after", ["p", "p", null, "s"]],
    ["after", ["p", "r", null, "s"]],
  ])("takes the nearest %s, and NULL matches nothing", async (nearest, found) => {
    for (const table of turned(right)) {
      const { rows } = await run("asof-join", { ...settings, nearest }, { left, right: table });
      const times = [
        ["a", "1"],
        ["a", "5"],
        ["a", "9"],
        ["b", "5"],
      ];
      const value = (k: unknown, t: unknown) => rows.find((row) => row[0] === k && row[1] === t)?.[4];
      expect(times.map(([k, t]) => value(k, t))).toEqual(found);
      expect(value(null, "5")).toBeNull();
      expect(value("a", null)).toBeNull();
      expect(rows).toHaveLength(6);
    }
  });

  it.each(["at_or_before", "before", "at_or_after", "after"])(
    "finds what a search by hand finds %s, in tables of any size, with NULL in keys and times",
    async (nearest) => {
      const comparison = { at_or_before: ">=", before: ">", at_or_after: "<=", after: "<" }[nearest] ?? "";
      const fits = (one: number, other: number) =>
        comparison === ">="
          ? one >= other
          : comparison === ">"
            ? one > other
            : comparison === "<="
              ? one <= other
              : one < other;
      for (const size of [4, 90, 700]) {
        const table = (factor: number) =>
          exampleTable(
            { k: "BIGINT", t: "BIGINT", id: "BIGINT" },
            Array.from({ length: size }, (_, row) => [
              row % 7 === 0 ? null : String((row * factor) % 3),
              row % 5 === 0 ? null : String((row * factor * 31) % 97),
              String(row),
            ]),
          );
        const [one, other] = [table(5), table(11)];
        for (const type of ["left", "inner"]) {
          const settings = { column: "t", otherColumn: "t", nearest, on: { k: "k" }, type };
          const { rows } = await run("asof-join", settings, { left: one, right: other });
          const expected = one.rows.flatMap(([k, t, id]) => {
            const matches = other.rows.filter(
              (row) =>
                k !== null && t !== null && row[0] === k && row[1] != null && fits(Number(t), Number(row[1])),
            );
            const times = matches.map((row) => Number(row[1]));
            const best = comparison.startsWith(">") ? Math.max(...times) : Math.min(...times);
            if (times.length === 0) return type === "left" ? [[id, null]] : [];
            return [[id, String(best)]];
          });
          expect(unordered(rows.map((row) => [row[2], row[4]]))).toEqual(unordered(expected));
        }
      }
    },
  );

  it("leaves out rows without a match where it is told to", async () => {
    const { rows } = await run("asof-join", { ...settings, type: "inner" }, { left, right });
    expect(unordered(rows)).toEqual(['["a","5","a","5","p"]', '["a","9","a","8","r"]']);
  });
});

describe("unpivot", () => {
  it("is undone by a join of its rows", async () => {
    const input = exampleTable({ id: "BIGINT", a: "BIGINT", b: "DOUBLE" }, [
      ["1", "9007199254740993", "2.5"],
      ["2", null, null],
    ]);
    expect(
      unordered((await run("unpivot", { columns: ["a", "b"], type: "VARCHAR" }, { in: input })).rows),
    ).toEqual(['["1","a","9007199254740993"]', '["1","b","2.5"]', '["2","a",null]', '["2","b",null]']);
  });

  it("refuses names that would be there twice, and nothing to turn", async () => {
    const input = exampleTable({ id: "BIGINT", a: "BIGINT" }, []);
    await expect(run("unpivot", { columns: ["a"], value: "ID" }, { in: input })).rejects.toThrow(
      "“ID” stays",
    );
    await expect(run("unpivot", { columns: ["id", "a"], these: "stay" }, { in: input })).rejects.toThrow(
      "no other columns",
    );
    await expect(run("unpivot", { columns: ["a"], name: "x", value: "X" }, { in: input })).rejects.toThrow(
      "both be in",
    );
  });
});
