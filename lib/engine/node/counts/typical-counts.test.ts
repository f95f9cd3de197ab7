import { copyFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { BoundScan } from "../../../connectors/bound-scan";
import type { Aggregate, Join, Project, Rel, Sort } from "../../../ir/rel";
import { asSql } from "../../../model/sql-text";
import { quoteIdentifier } from "../../../sql/quote";
import { filter, input, planOf, TestWorkspace, write } from "../run/testing";
import { StepGraph } from "./step-graph";

const data = fileURLToPath(new URL("../../../../node_modules/vega-datasets/data/", import.meta.url));

let workspace: TestWorkspace;
let flights: BoundScan;
let airports: BoundScan;

beforeAll(async () => {
  workspace = await TestWorkspace.open();
  await copyFile(join(data, "flights-3m.parquet"), join(workspace.root, "flights.parquet"));
  await copyFile(join(data, "airports.csv"), join(workspace.root, "airports.csv"));
  const [text, number] = ["VARCHAR", "BIGINT"];
  flights = await workspace.parquet("flights.parquet", {
    date: "TIMESTAMP",
    delay: number,
    distance: number,
    origin: text,
    destination: text,
  });
  airports = await workspace.csv("airports.csv", {
    iata: text,
    name: text,
    city: text,
    state: text,
    country: text,
    latitude: "DOUBLE",
    longitude: "DOUBLE",
  });
});
afterAll(() => workspace.close());

const aggregate = (node: string, groups: readonly string[]): Aggregate => ({
  op: "aggregate",
  input: input(node),
  groups: groups.map((name) => ({ name, expression: quoteIdentifier(name) })),
  aggregates: [{ name: "n", expression: asSql("count(*)") }],
});

const derive = (node: string, name: string, expression: string): Project => ({
  op: "project",
  input: input(node),
  items: [
    { kind: "all", except: [], replace: [], rename: [] },
    { kind: "column", name, expression: asSql(expression) },
  ],
});

const sort = (node: string, column: string): Sort => ({
  op: "sort",
  input: input(node),
  keys: [{ expression: quoteIdentifier(column), direction: "desc", nulls: "last" }],
});

const matched = (
  kind: Join["kind"],
  left: string,
  right: string,
  on: string,
  columns: Join["columns"],
): Join => {
  const [l = "", r = ""] = on.split("=");
  return {
    op: "join",
    kind,
    left: input(left),
    right: input(right),
    keys: [{ left: l, right: r }],
    condition: null,
    nullsEqual: false,
    columns,
  };
};
const left = (column: string, as = column) => ({ side: "left" as const, column, as });
const right = (column: string, as = column) => ({ side: "right" as const, column, as });

const stored = { mode: "overwrite", format: "parquet" } as const;

/** Jobs as people draw them. */
const JOBS: Readonly<Record<string, () => Readonly<Record<string, Rel>>>> = {
  "filter, join, aggregate": () => ({
    f: flights.scan,
    a: airports.scan,
    long: filter("f", "delay > 60"),
    joined: matched("inner", "long", "a", "origin=iata", [left("delay"), right("state")]),
    by: aggregate("joined", ["state"]),
    w: write("by", "out/a", stored),
  }),
  "csv to csv": () => ({
    a: airports.scan,
    p: {
      op: "project",
      input: input("a"),
      items: [
        { kind: "column", name: "code", expression: asSql("iata") },
        { kind: "column", name: "city", expression: asSql("upper(city)") },
      ],
    },
    w: write("p", "out/b.csv", { mode: "overwrite" }),
  }),
  "two targets": () => ({
    f: flights.scan,
    long: filter("f", "delay > 60"),
    by: aggregate("long", ["origin"]),
    w: write("by", "out/c", stored),
    rest: write("long", "out/c2", stored),
  }),
  "one result, two readers": () => ({
    f: flights.scan,
    long: filter("f", "delay > 60"),
    by: aggregate("long", ["origin"]),
    big: filter("by", "n > 100"),
    small: filter("by", "n <= 100"),
    w: write("big", "out/d", stored),
    rest: write("small", "out/d2", stored),
  }),
  // The engine reads the number off the file, and gives no profile of a plan that holds constants only.
  "one number, two readers": () => ({
    f: flights.scan,
    all: aggregate("f", []),
    w: write("all", "out/n", stored),
    rest: write("all", "out/n2", stored),
  }),
  "the ten largest": () => ({
    f: flights.scan,
    long: filter("f", "delay > 60"),
    by: aggregate("long", ["origin"]),
    sorted: sort("by", "n"),
    top: { op: "limit", input: input("sorted"), count: 10, offset: 0 },
    w: write("top", "out/e", stored),
  }),
  "split and joined again": () => ({
    f: flights.scan,
    late: filter("f", "delay > 60"),
    early: filter("f", "delay < 0"),
    l: aggregate("late", ["origin"]),
    e: aggregate("early", ["origin"]),
    both: matched("inner", "l", "e", "origin=origin", [
      left("origin"),
      left("n", "late"),
      right("n", "early"),
    ]),
    sorted: sort("both", "late"),
    w: write("sorted", "out/f.csv", { mode: "overwrite" }),
  }),
  "left join, then groups above a size": () => ({
    f: flights.scan,
    a: airports.scan,
    joined: matched("left", "f", "a", "origin=iata", [left("delay"), right("state")]),
    by: aggregate("joined", ["state"]),
    large: filter("by", "n > 1000"),
    w: write("large", "out/g", stored),
  }),
  "two lookups in one table": () => ({
    f: flights.scan,
    a: airports.scan,
    long: filter("f", "delay > 200"),
    from: matched("inner", "long", "a", "origin=iata", [left("destination"), right("state", "from")]),
    to: matched("inner", "from", "a", "destination=iata", [left("from"), right("state", "to")]),
    by: aggregate("to", ["from", "to"]),
    w: write("by", "out/h", stored),
  }),
  "months stacked": () => ({
    f: flights.scan,
    january: filter("f", "month(date) = 1"),
    february: filter("f", "month(date) = 2"),
    both: { op: "union", inputs: [input("january"), input("february")], by: "name", distinct: false },
    by: aggregate("both", ["origin"]),
    w: write("by", "out/i", stored),
  }),
  "the latest of each": () => ({
    f: flights.scan,
    long: filter("f", "delay > 100"),
    latest: {
      op: "distinct",
      input: input("long"),
      columns: ["origin"],
      order: [sort("long", "date").keys[0]!],
    },
    w: write("latest", "out/j", stored),
  }),
  "ranked by a window": () => ({
    f: flights.scan,
    long: filter("f", "delay > 100"),
    ranked: derive("long", "rank", "row_number() over (partition by origin order by delay desc, date)"),
    top: filter("ranked", "rank <= 3"),
    w: write("top", "out/k", stored),
  }),
  "cut into files and partitions": () => ({
    f: flights.scan,
    long: filter("f", "delay > 100"),
    w: write("long", "out/l", { ...stored, files: 3 }),
    parts: write("long", "out/l2", { ...stored, partitionBy: ["origin"] }),
  }),
};

describe("row counts of ordinary jobs", () => {
  it.each(Object.keys(JOBS))("%s: every node has its exact number", async (name) => {
    const plan = planOf(JOBS[name]?.() ?? {});
    const scans = new Map(
      [["f", flights] as const, ["a", airports] as const].filter(([node]) =>
        plan.steps.some((step) => step.node === node),
      ),
    );
    const { nodes } = await workspace.run(plan, scans);
    const graph = new StepGraph(plan, scans);
    const expected: Record<string, number> = {};
    for (const { node } of plan.steps) {
      const [[rows]] = (await workspace.rows(
        `SELECT count(*) FROM (${graph.select(`${node}.out`, new Set())})`,
      )) as [[string]];
      expected[node] = Number(rows);
    }
    expect(Object.fromEntries(Object.entries(nodes).map(([node, { rows }]) => [node, rows]))).toEqual(
      expected,
    );
  });

  it("gives a number or none where a filter was pushed below a join", async () => {
    const plan = planOf({
      f: flights.scan,
      a: airports.scan,
      joined: matched("inner", "f", "a", "origin=iata", [left("delay"), right("state")]),
      some: filter("joined", "state = 'CA' AND delay > 60"),
      w: write("some", "out/m", stored),
    });
    const { nodes } = await workspace.run(plan, new Map([["f", flights] as const, ["a", airports] as const]));
    expect(nodes.joined?.rows).toBeNull();
    expect([nodes.f, nodes.a, nodes.some, nodes.w].map((node) => node?.rows)).toEqual([
      3_000_000, 3376, 17_204, 17_204,
    ]);
  });

  it("counts a union of which one part reports no rows", async () => {
    const query = asSql(
      "select * from a x where exists (from a y where y.iata = x.iata and y.state <> 'CA')",
    );
    const plan = planOf({
      a: airports.scan,
      some: { op: "sql", query, inputs: [{ alias: "a", rel: input("a") }] },
      first: { op: "distinct", input: input("a"), columns: ["state"], order: [] },
      both: { op: "union", by: "name", inputs: [input("some"), input("first")], distinct: false },
      w: write("both", "out/u", stored),
    });
    const { nodes, outputs } = await workspace.run(plan, new Map([["a", airports]]));
    const [[rows]] = (await workspace.rows(`SELECT count(*) FROM '${workspace.root}/out/u/*.parquet'`)) as [
      [string],
    ];
    expect([nodes.w?.rows, outputs[0]?.rows]).toEqual([Number(rows), Number(rows)]);
  });

  it("gives times where operators are a node's own", async () => {
    const plan = planOf(JOBS["filter, join, aggregate"]?.() ?? {});
    const { nodes } = await workspace.run(plan, new Map([["f", flights] as const, ["a", airports] as const]));
    for (const node of ["f", "a", "joined", "by"]) expect(nodes[node]?.ms, node).toBeGreaterThan(0);
    // The scan does the filter's work: nobody can tell the two apart.
    expect(nodes.long?.ms).toBeNull();
  });
});
