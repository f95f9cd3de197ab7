import { describe, expect, it } from "vitest";
import type { ExampleTable } from "./define-node";
import { exampleTable } from "./example-table";
import { runNode as run, turned, unordered } from "./testing";

/** A random number generator that a seed decides. */
function randomOf(seed: number): (below: number) => number {
  let state = seed + 1;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

type Row = readonly (string | null)[];

describe("scd2", () => {
  const dimensionOf = (rows: readonly Row[]): ExampleTable =>
    exampleTable(
      { k: "VARCHAR", v: "VARCHAR", valid_from: "BIGINT", valid_to: "BIGINT", is_current: "BOOLEAN" },
      rows,
    );
  const incomingOf = (rows: readonly Row[]): ExampleTable =>
    exampleTable({ k: "VARCHAR", v: "VARCHAR", since: "BIGINT" }, rows);
  const apply = async (dimension: readonly Row[], incoming: readonly Row[], more: object = {}) =>
    (
      await run(
        "scd2",
        { keys: ["k"], effective: "since", ...more },
        {
          dimension: dimensionOf(dimension),
          incoming: incomingOf(incoming),
        },
      )
    ).rows.map((row) => row.map((cell) => (cell === null ? null : String(cell)))) as Row[];

  interface Version {
    k: string | null;
    v: string | null;
    from: number;
    to: number | null;
  }

  /** What the description says, row by row. */
  function expected(before: readonly Row[], incoming: readonly Row[], closedFrom: number | null): Row[] {
    let versions = before.map(
      ([k = null, v = null, from, to]): Version => ({
        k,
        v,
        from: Number(from),
        to: to == null ? null : Number(to),
      }),
    );
    const untouched = new Set(versions);
    for (const [k = null, v = null, since] of [...incoming].sort((a, b) => Number(a[2]) - Number(b[2]))) {
      const at = Number(since);
      const own = versions.filter((one) => one.k === k);
      const held = own.find((one) => one.from <= at && (one.to === null || one.to > at));
      if (held?.v === v && held) continue;
      const next = own.filter((one) => one.from > at).sort((a, b) => a.from - b.from)[0];
      const to = held ? held.to : (next?.from ?? null);
      versions = versions.filter((one) => one !== held && !(one.k === k && one.from === at));
      if (held && held.from < at) versions.push({ ...held, to: at });
      versions.push({ k, v, from: at, to });
    }
    if (closedFrom !== null)
      versions = versions.map((one) =>
        one.to === null && !incoming.some(([k]) => k === one.k) && untouched.has(one)
          ? { ...one, to: Math.max(closedFrom, one.from) }
          : one,
      );
    return versions.map(({ k, v, from, to }) => [
      k,
      v,
      String(from),
      to === null ? null : String(to),
      String(to === null),
    ]);
  }

  it("gives what its description says, for batches in any order, and the same again changes nothing", async () => {
    for (let seed = 0; seed < 25; seed++) {
      const random = randomOf(seed);
      let dimension: Row[] = [];
      for (let batch = 0; batch < 4; batch++) {
        const incoming = new Map<string, Row>();
        for (let index = 0; index < random(7); index++) {
          const [k, since] = [["a", "b", null][random(3)] ?? null, String(random(12))];
          incoming.set(`${k} ${since}`, [k, ["x", "y", null][random(3)] ?? null, since]);
        }
        const rows = [...incoming.values()];
        const closes = random(3) === 0;
        const more = closes ? { missing: "close", closedFrom: "7" } : {};
        const after = await apply(dimension, [...rows, ...rows.slice(0, 1)], more);
        const message = JSON.stringify({ seed, dimension, rows, closes });
        expect(unordered(after), message).toEqual(unordered(expected(dimension, rows, closes ? 7 : null)));
        expect(unordered(await apply(after, rows, more)), message).toEqual(unordered(after));
        dimension = after;
      }
    }
  });

  it("does so for many rows too", async () => {
    const random = randomOf(7);
    let dimension: Row[] = [];
    for (let batch = 0; batch < 2; batch++) {
      const incoming = new Map<string, Row>();
      for (let index = 0; index < 3000; index++) {
        const [k, since] = [random(20) === 0 ? null : String(random(300)), String(random(40))];
        incoming.set(`${k} ${since}`, [k, ["x", "y", null][random(3)] ?? null, since]);
      }
      const rows = [...incoming.values()];
      const after = await apply(dimension, rows, {});
      expect(unordered(after)).toEqual(unordered(expected(dimension, rows, null)));
      dimension = after;
    }
  });

  it("does not depend on the order rows come in", async () => {
    const dimension = dimensionOf([
      ["a", "1", "1", "5", "false"],
      ["a", "2", "5", null, "true"],
      ["b", null, "1", null, "true"],
    ]);
    const incoming = incomingOf([
      ["a", "3", "3"],
      ["a", "2", "6"],
      ["b", "x", "3"],
      ["c", "y", "3"],
      ["c", "y", "3"],
    ]);
    const settings = { keys: ["K"], effective: "since" };
    const first = unordered((await run("scd2", settings, { dimension, incoming })).rows);
    for (const table of turned(incoming))
      expect(unordered((await run("scd2", settings, { dimension, incoming: table })).rows)).toEqual(first);
    for (const table of turned(dimension))
      expect(unordered((await run("scd2", settings, { dimension: table, incoming })).rows)).toEqual(first);
  });

  it("refuses what has no one answer", async () => {
    await expect(apply([], [["a", "x", null]])).rejects.toThrow("without an effective date");
    await expect(
      apply(
        [
          ["a", "x", "1", "2", "false"],
          ["a", "y", "1", null, "true"],
        ],
        [],
      ),
    ).rejects.toThrow("two versions of one key");
    await expect(apply([], [["a", "x", "1"]], { missing: "close" })).rejects.toThrow(
      "Closed from is required",
    );
  });

  it("takes a dimension of keys alone, where nothing can change", async () => {
    const columns = { k: "VARCHAR", valid_from: "BIGINT", valid_to: "BIGINT", is_current: "BOOLEAN" };
    const dimension = exampleTable(columns, [["a", "1", null, "true"]]);
    const incoming = exampleTable({ k: "VARCHAR" }, [["a"], ["b"], ["b"]]);
    const { rows } = await run("scd2", { keys: ["k"], effective: "5" }, { dimension, incoming });
    expect(unordered(rows)).toEqual(['["a","1",null,true]', '["b","5",null,true]']);
  });

  it("keeps rows that no new row touches as they are, whatever they say", async () => {
    const odd: Row[] = [
      ["a", "x", "1", "9", "true"],
      ["a", "y", "5", null, null],
    ];
    expect(unordered(await apply(odd, [["b", "z", "1"]]))).toEqual(
      unordered([...odd, ["b", "z", "1", null, "true"]]),
    );
  });
});

describe("compare", () => {
  it("accounts for every row of both sides", async () => {
    for (let seed = 0; seed < 40; seed++) {
      const random = randomOf(seed);
      const table = () =>
        exampleTable(
          { k: "VARCHAR", n: "BIGINT", s: "VARCHAR" },
          Array.from({ length: random(9) }, () => [
            ["a", "b", "c", "", null][random(5)] ?? null,
            ["1", "2", null][random(3)] ?? null,
            ["x", "", null][random(3)] ?? null,
          ]),
        );
      const [before, after] = [table(), table()];
      const { rows } = await run("compare", { keys: ["k"], values: "both" }, { before, after });
      const kept = (status: RegExp, from: number) =>
        unordered(
          rows.filter((row) => status.test(String(row[1]))).map((row) => [row[0], row[from], row[from + 2]]),
        );
      expect(kept(/removed|changed/, 3), `${seed}`).toEqual(unordered(before.rows));
      expect(kept(/added|changed/, 4), `${seed}`).toEqual(unordered(after.rows));
      for (const [, status, names, n, m, s, t] of rows) {
        const differ = [n === m ? [] : ["n"], s === t ? [] : ["s"]].flat();
        if (status === "added" || status === "removed") expect(names).toBeNull();
        else expect([names, status]).toEqual([differ, differ.length > 0 ? "changed" : "unchanged"]);
      }
    }
  });

  it("does not depend on the order rows come in", async () => {
    const before = exampleTable({ k: "VARCHAR", v: "BIGINT", w: "VARCHAR" }, [
      ["a", "1", "x"],
      ["a", "1", "y"],
      ["a", null, null],
      [null, "2", ""],
    ]);
    const after = exampleTable({ v: "VARCHAR", k: "VARCHAR" }, [
      ["one", "a"],
      ["1", "a"],
      [null, null],
    ]);
    const settings = { keys: ["k"], values: "both" };
    const first = unordered((await run("compare", settings, { before, after })).rows);
    for (const table of turned(before))
      expect(unordered((await run("compare", settings, { before: table, after })).rows)).toEqual(first);
    for (const table of turned(after))
      expect(unordered((await run("compare", settings, { before, after: table })).rows)).toEqual(first);
  });

  it("names its columns apart from those there are", async () => {
    const table = exampleTable({ k: "BIGINT", v: "BIGINT", v_before: "BIGINT", place: "BIGINT" }, [
      ["1", "2", "3", "4"],
    ]);
    const { columns, rows } = await run(
      "compare",
      { keys: ["k"], values: "both" },
      { before: table, after: table },
    );
    expect(columns).toEqual([
      ...["k", "status", "changed_columns", "v_before_2", "v_after", "v_before_before", "v_before_after"],
      ...["place_before_2", "place_after_2"],
    ]);
    expect(rows).toEqual([["1", "unchanged", [], "2", "2", "3", "3", "4", "4"]]);
  });
});

describe("merge", () => {
  it("lets staged rows win, keeps what is repeated, and takes a key of several columns", async () => {
    const source = exampleTable({ a: "BIGINT", b: "VARCHAR", v: "VARCHAR" }, [
      ["1", "x", "old"],
      ["1", "x", "older"],
      ["1", "y", "kept"],
      ["1", "y", "kept"],
      ["1", null, "kept, with NULL"],
    ]);
    const staging = exampleTable({ B: "VARCHAR", A: "BIGINT", w: "BIGINT" }, [
      ["x", "1", "7"],
      ["x", "1", "7"],
      [null, "1", "8"],
    ]);
    const kept = [
      '["1","x",null,"7"]',
      '["1","x",null,"7"]',
      '["1","y","kept",null]',
      '["1","y","kept",null]',
      '["1",null,null,"8"]',
    ];
    const settings = { keys: ["A", "b"] };
    expect(
      unordered((await run("merge", { ...settings, nullsEqual: true }, { source, staging })).rows),
    ).toEqual(kept);
    expect(unordered((await run("merge", settings, { source, staging })).rows)).toEqual(
      [...kept, '["1",null,"kept, with NULL",null]'].sort(),
    );
  });
});
