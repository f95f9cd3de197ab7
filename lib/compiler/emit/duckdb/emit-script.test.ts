import { describe, expect, it } from "vitest";
import type { Plan, Rel, Step } from "../../../ir/rel";
import { asSql } from "../../../model/sql-text";
import { emitScript, emitSelect, MOST_STEPS_IN_A_STATEMENT } from "./emit-script";
import { tableNames } from "./table-names";

const input = (node: string): Rel => ({ op: "input", node, output: "out" });
const step = (node: string, rel: Rel, name = node): Step => ({ node, output: "out", name, rel });
const source = step("s", { op: "values", columns: [{ name: "a", type: "BIGINT" }], rows: [["1"]] });
const filter = (of: string): Rel => ({ op: "filter", input: input(of), condition: asSql("a > 0") });
const group = (of: string): Rel => ({
  op: "aggregate",
  input: input(of),
  groups: [],
  aggregates: [{ name: "n", expression: asSql("count(*)") }],
});
const write = (of: string, path: string): Rel => ({
  op: "write",
  input: input(of),
  format: "parquet",
  path,
  mode: "fail",
  partitionBy: [],
  files: null,
  options: {},
});
const script = (...steps: Step[]) => emitScript({ steps } satisfies Plan, () => "SELECT 1").statements;

describe("emitScript", () => {
  it("fuses a chain into one statement", () => {
    const statements = script(source, step("f", filter("s"), "Long delays"), step("t", write("f", "out")));
    expect(statements).toHaveLength(1);
    expect(statements[0]).toMatchObject({ kind: "copy", path: "out", nodes: ["s", "f", "t"] });
    expect(statements[0]?.kind === "copy" && statements[0].select).toContain(
      '"long_delays" AS (\n  SELECT *\n  FROM "s"\n  WHERE (a > 0)\n)',
    );
  });

  it("computes a costly node once for two readers, and a cheap one twice", () => {
    const shared = script(
      source,
      step("g", group("s")),
      step("t", write("g", "x")),
      step("u", write("g", "y")),
    );
    expect(shared.map(({ kind }) => kind)).toEqual(["create-table", "copy", "copy"]);
    const cheap = script(
      source,
      step("f", filter("s")),
      step("t", write("f", "x")),
      step("u", write("f", "y")),
    );
    expect(cheap.map(({ kind }) => kind)).toEqual(["copy", "copy"]);
  });

  it("leaves out what no target needs", () => {
    expect(
      script(
        source,
        step("g", group("s")),
        step("f", filter("g")),
        step("h", filter("g")),
        step("t", write("s", "x")),
      ),
    ).toHaveLength(1);
  });

  it("cuts a long chain, and no statement holds too many steps", () => {
    const chain = Array.from({ length: 250 }, (_, index) =>
      step(`f${index}`, filter(index === 0 ? "s" : `f${index - 1}`)),
    );
    const statements = script(source, ...chain, step("t", write("f249", "x")));
    expect(statements.map(({ kind }) => kind)).toEqual(["create-table", "create-table", "copy"]);
    for (const { nodes } of statements) expect(nodes.length).toBeLessThanOrEqual(MOST_STEPS_IN_A_STATEMENT);
    const { prepare } = emitSelect(
      { steps: [source, ...chain] },
      { node: "f249", output: "out" },
      () => "SELECT 1",
    );
    expect(prepare).toHaveLength(2);
  });
});

it("reads a SQL node that stands last in its statement", () => {
  const sql: Rel = {
    op: "sql",
    query: asSql("with x as (select 1) select * from a"),
    inputs: [{ alias: "a", rel: input("f") }],
  };
  const plan = { steps: [source, step("f", filter("s")), step("q", sql)] };
  const { sql: text } = emitSelect(plan, { node: "q", output: "out" }, () => "SELECT 1");
  expect(text.match(/^WITH/gm)).toHaveLength(1);
});

describe("tableNames", () => {
  it("keeps names readable and apart", () => {
    const names = tableNames({
      steps: [
        step("a", filter("s"), "Long delays!"),
        step("b", filter("s"), "long delays"),
        step("c", filter("s"), "机"),
      ],
    });
    expect([...names.values()]).toEqual(["long_delays", "long_delays_2", "node"]);
  });

  it("never takes an alias that stands for another step", () => {
    const sql: Rel = {
      op: "sql",
      query: asSql("select * from flights"),
      inputs: [{ alias: "flights", rel: input("b") }],
    };
    const names = tableNames({
      steps: [step("a", filter("s"), "Flights"), step("b", filter("s"), "Other"), step("q", sql)],
    });
    expect(names.get("a.out")).toBe("flights_2");
    const same: Rel = {
      op: "sql",
      query: asSql("select * from flights"),
      inputs: [{ alias: "flights", rel: input("a") }],
    };
    expect(tableNames({ steps: [step("a", filter("s"), "Flights"), step("q", same)] }).get("a.out")).toBe(
      "flights",
    );
  });
});
