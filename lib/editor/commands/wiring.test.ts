import { expect, test } from "vitest";
import { edgesOf, type Pipeline } from "../../model/pipeline";
import { pipelineOf } from "../testing";
import { addNode } from "./add-node";
import { changeType } from "./change-type";
import { type Connect, connect } from "./connect";
import { deleteNodes } from "./delete-nodes";
import { disconnect } from "./disconnect";
import { insertAfter } from "./insert-after";
import { spliceNode } from "./splice-node";

const wires = (pipeline: Pipeline) => edgesOf(pipeline).map(({ from, to, port }) => `${from}>${to}.${port}`);
const wire = (pipeline: Pipeline, args: Connect): Pipeline => {
  const result = connect(pipeline, args);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
};
const refusal = (pipeline: Pipeline, args: Connect): string | null => {
  const result = connect(pipeline, args);
  return result.ok ? null : result.error.message;
};

const chain = () =>
  pipelineOf({
    a: { type: "csv-source" },
    b: { type: "filter", inputs: { in: "a" } },
    c: { type: "sort", inputs: { in: "b" } },
    d: { type: "csv-target", inputs: { in: "c" } },
  });

test("a wire takes the first port with room, and replaces where there is none", () => {
  const join = pipelineOf({
    a: { type: "csv-source" },
    b: { type: "csv-source" },
    c: { type: "csv-source" },
    j: { type: "join" },
  });
  const both = wire(wire(join, { from: "a", to: "j" }), { from: "b", to: "j" });
  expect(wires(both)).toEqual(["a>j.left", "b>j.right"]);
  expect(wires(wire(both, { from: "c", to: "j", port: "left" }))).toEqual(["c>j.left", "b>j.right"]);
  expect(wire(both, { from: "a", to: "j", port: "left" })).toBe(both);
});

test("a port for many takes wires in order, each once", () => {
  const union = pipelineOf({ a: { type: "csv-source" }, b: { type: "csv-source" }, u: { type: "union" } });
  const both = wire(wire(union, { from: "b", to: "u" }), { from: "a", to: "u" });
  expect(both.nodes.u?.inputs).toEqual({ inputs: ["b", "a"] });
  expect(wire(both, { from: "a", to: "u" })).toBe(both);
});

test("a wire into SQL gets an alias that SQL reads without quotes", () => {
  const sql = pipelineOf({
    a: { type: "csv-source", name: "2024 Flüge!" },
    b: { type: "csv-source", name: "Order" },
    c: { type: "csv-source", name: "order rows" },
    d: { type: "csv-source", name: "inputs" },
    e: { type: "csv-source", name: "成田" },
    s: { type: "sql" },
  });
  const wired = ["a", "b", "c", "d", "e"].reduce((pipeline, from) => wire(pipeline, { from, to: "s" }), sql);
  expect(Object.keys(wired.nodes.s?.inputs ?? {})).toEqual([
    "_2024_fluge",
    "order_rows",
    "order_rows_2",
    "inputs_2",
    "input",
  ]);
  expect(wired.nodes.s?.inputs.order_rows).toBe("b");
  expect(wire(wired, { from: "a", to: "s" })).toBe(wired);
  expect(wire(wired, { from: "d", to: "s", port: "order_rows" }).nodes.s?.inputs.order_rows).toBe("d");
});

test("circles are refused in words", () => {
  expect(refusal(chain(), { from: "c", to: "b" })).toBe(
    "These nodes feed each other in a circle: B → C → B. Remove one of the wires.",
  );
  expect(refusal(chain(), { from: "b", to: "b" })).toBe("“B” reads its own output. Remove the wire.");
});

test("ports that are not there are refused in words", () => {
  expect(refusal(chain(), { from: "d", to: "b" })).toBe("“D” has no output “out”.");
  expect(refusal(chain(), { from: "b", to: "a" })).toBe("There is no input “in” on this node.");
  expect(refusal(chain(), { from: "a", to: "c", port: "left" })).toBe(
    "There is no input “left” on this node.",
  );
});

test("deleting heals through any number of nodes with one wire in", () => {
  expect(wires(deleteNodes(chain(), { ids: ["b"] }))).toEqual(["a>c.in", "c>d.in"]);
  expect(wires(deleteNodes(chain(), { ids: ["b", "c"] }))).toEqual(["a>d.in"]);
  expect(wires(deleteNodes(chain(), { ids: ["a"] }))).toEqual(["b>c.in", "c>d.in"]);
  expect(deleteNodes(chain(), { ids: ["b"] }).layout).not.toHaveProperty("b");
  const same = chain();
  expect(deleteNodes(same, { ids: ["x"] })).toBe(same);
});

test("deleting a join cuts its wires, because neither input stands for it", () => {
  const joined = pipelineOf({
    a: { type: "csv-source" },
    b: { type: "csv-source" },
    j: { type: "join", inputs: { left: "a", right: "b" } },
    t: { type: "csv-target", inputs: { in: "j" } },
  });
  expect(wires(deleteNodes(joined, { ids: ["j"] }))).toEqual([]);
});

test("healing never makes a union read one source twice", () => {
  const union = pipelineOf({
    a: { type: "csv-source" },
    f: { type: "filter", inputs: { in: "a" } },
    u: { type: "union", inputs: { inputs: ["a", "f"] } },
  });
  expect(wires(deleteNodes(union, { ids: ["f"] }))).toEqual(["a>u.inputs"]);
});

test("a wire is cut by itself; a stale one changes nothing", () => {
  const edge = { from: "b", output: "out", to: "c", port: "in", index: 0 };
  const cut = disconnect(chain(), { edge });
  expect(wires(cut)).toEqual(["a>b.in", "c>d.in"]);
  expect(disconnect(cut, { edge })).toBe(cut);
});

test("a node is spliced into a wire", () => {
  const edge = { from: "b", output: "out", to: "c", port: "in", index: 0 };
  const added = addNode(chain(), { id: "x", type: "limit", position: { x: 0, y: 0 } });
  const spliced = spliceNode(added, { id: "x", edge });
  expect(spliced.ok && wires(spliced.value)).toEqual(["a>b.in", "x>c.in", "c>d.in", "b>x.in"]);
  const target = addNode(chain(), { id: "x", type: "csv-target", position: { x: 0, y: 0 } });
  expect(spliceNode(target, { id: "x", edge }).ok).toBe(false);
  expect(spliceNode(chain(), { id: "d", edge }).ok).toBe(false);
});

test("a node is added after another, beside its readers or between", () => {
  const beside = insertAfter(chain(), { id: "x", type: "filter", after: "b", position: { x: 0, y: 0 } });
  expect(wires(beside)).toEqual(["a>b.in", "b>c.in", "c>d.in", "b>x.in"]);
  expect(beside.nodes.x?.name).toBe("Filter");
  const between = insertAfter(chain(), {
    id: "x",
    type: "filter",
    after: "b",
    between: true,
    position: { x: 0, y: 0 },
  });
  expect(wires(between)).toEqual(["a>b.in", "x>c.in", "c>d.in", "b>x.in"]);
  const source = insertAfter(chain(), { id: "x", type: "csv-source", after: "b", position: { x: 0, y: 0 } });
  expect(source.nodes.x?.inputs).toEqual({});
});

test("changing the type keeps what fits", () => {
  const parquet = changeType(
    pipelineOf({
      a: { type: "csv-source", name: "Flights", settings: { paths: ["x.csv"], delimiter: ";" } },
    }),
    { id: "a", type: "parquet-source" },
  );
  expect(parquet.nodes.a).toEqual({
    type: "parquet-source",
    name: "Flights",
    settings: { paths: ["x.csv"] },
    inputs: {},
  });

  const target = changeType(chain(), { id: "c", type: "json-target" });
  expect(wires(target)).toEqual(["a>b.in", "b>c.in"]);

  const joined = pipelineOf({
    a: { type: "csv-source", name: "Alpha" },
    b: { type: "csv-source", name: "Beta" },
    j: { type: "join", name: "Join 2", inputs: { left: "a", right: "b" } },
  });
  const sql = changeType(joined, { id: "j", type: "sql" });
  expect(sql.nodes.j).toEqual({ type: "sql", name: "SQL", settings: {}, inputs: { alpha: "a", beta: "b" } });
  expect(changeType(sql, { id: "j", type: "union" }).nodes.j?.inputs).toEqual({ inputs: ["a", "b"] });
  expect(changeType(sql, { id: "j", type: "filter" }).nodes.j?.inputs).toEqual({ in: "a" });
});
