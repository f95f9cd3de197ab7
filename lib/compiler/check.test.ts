import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Pipeline, PipelineNode } from "../model/pipeline";
import { check } from "./check";
import { parse } from "./parse";

const node = (
  type: string,
  settings: PipelineNode["settings"],
  inputs: PipelineNode["inputs"] = {},
  name?: string,
): PipelineNode => ({ type, name: name ?? type, settings, inputs });
const pipeline = (nodes: Record<string, PipelineNode>): Pipeline => ({ version: 1, nodes, layout: {} });
const source = node("csv-source", { paths: ["a.csv"] });
const filter = (from: string, name?: string) => node("filter", { condition: "a > 1" }, { in: from }, name);
const target = (from: string, path: string, name?: string) =>
  node("parquet-target", { path }, { in: from }, name);
const said = (nodes: Record<string, PipelineNode>, purpose: "draft" | "run" = "draft") =>
  check(pipeline(nodes), purpose).diagnostics.map(
    ({ code, node: id, message }) => `${id ?? "-"} ${code}: ${message}`,
  );

describe("check", () => {
  it("finds nothing wrong with a sound job, and sorts it", () => {
    const checked = check(pipeline({ t: target("f", "out"), f: filter("s"), s: source }), "run");
    expect(checked.diagnostics).toEqual([]);
    expect(checked.nodes.map(({ id }) => id)).toEqual(["s", "f", "t"]);
  });

  it("names every node of a cycle and leaves the rest usable", () => {
    const checked = check(
      pipeline({
        s: source,
        a: filter("c", "A"),
        b: filter("a", "B"),
        c: filter("b", "C"),
        ok: filter("s", "ok"),
      }),
    );
    expect(checked.diagnostics.map(({ code }) => code)).toEqual([
      "graph/cycle",
      "graph/cycle",
      "graph/cycle",
    ]);
    expect(checked.diagnostics[0]?.message).toMatch(
      /“A” → “B” → “C” → “A”|“B” → “C” → “A” → “B”|“C” → “A” → “B” → “C”/,
    );
    expect(checked.nodes.map(({ id }) => id)).toEqual(["s", "ok"]);
  });

  it("names a self-loop, a dangling wire, a missing input and an unknown port", () => {
    expect(said({ f: filter("f") })).toEqual([
      "f graph/self-loop: “filter” reads its own output. Remove the wire.",
    ]);
    expect(said({ f: filter("gone") })).toEqual([
      "f graph/dangling: Input “in” is wired to “gone”, which does not exist. Wire it again.",
    ]);
    expect(said({ f: node("filter", { condition: "a" }) })).toEqual([
      "f graph/missing-input: Input “Rows” is not connected.",
    ]);
    expect(said({ s: source, f: node("filter", { condition: "a" }, { in: "s", other: "s" }) })).toEqual([
      "f graph/unknown-port: There is no input “other” on this node.",
    ]);
    expect(
      said({ s: source, f: node("filter", { condition: "a" }, { in: { node: "s", output: "rest" } }) }),
    ).toEqual(["f graph/unknown-output: “csv-source” has no output “rest”."]);
    expect(said({ s: source, f: node("filter", { condition: "a" }, { in: ["s", "s"] }) })).toEqual([
      "f graph/too-many-inputs: Input “Rows” takes one wire.",
    ]);
  });

  it("names a missing setting and an unknown node type", () => {
    expect(said({ s: source, f: node("filter", {}, { in: "s" }) })).toEqual([
      "f setting/missing: Keep rows where is required.",
    ]);
    expect(check(pipeline({ f: node("filtr", {}) })).diagnostics[0]).toMatchObject({
      code: "node/unknown-type",
      choices: ["filter"],
    });
  });

  it("names two targets that write to one path, also in other words or inside each other", () => {
    const clash = (a: string, b: string) =>
      said({ s: source, a: target("s", a, "A"), b: target("s", b, "B") });
    for (const [a, b] of [
      ["out/x", "out/x"],
      ["out/x", "./out//X/"],
      ["out", "out/x"],
    ] as const) {
      expect(clash(a, b)).toEqual([
        expect.stringContaining("graph/same-path: “A” and “B” write to the same path"),
      ]);
    }
    expect(clash("out/x", "out/xy")).toEqual([]);
  });

  it("asks a run, not a draft, for nodes, a target and unique names", () => {
    expect(said({})).toEqual([]);
    expect(said({}, "run")).toEqual(["- graph/empty: The job has no nodes yet."]);
    expect(said({ s: source }, "run")).toEqual([
      "- graph/no-target: The job has no target, so a run would write nothing. Add one.",
    ]);
    expect(said({ s: source, r: source })).toEqual([
      "r graph/duplicate-name: Two nodes are called “csv-source”. Names are unique in a job.",
    ]);
  });

  it("never throws, whatever the graph", () => {
    const ids = ["a", "b", "c", "d", "e"];
    const ref = fc.constantFrom(...ids, "gone");
    const anyNode = fc.record({
      type: fc.constantFrom("csv-source", "filter", "join", "union", "sql", "parquet-target", "nothing"),
      name: fc.constantFrom("A", "B", "*/ `x`"),
      settings: fc.dictionary(
        fc.constantFrom("condition", "paths", "path", "query", "__proto__x"),
        fc.jsonValue() as fc.Arbitrary<never>,
      ),
      inputs: fc.dictionary(
        fc.constantFrom("in", "left", "right", "alias"),
        fc.oneof(ref, fc.array(ref, { maxLength: 3 })),
      ),
    });
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...ids), anyNode), (nodes) => {
        const parsed = parse({ version: 1, nodes, layout: {} });
        if (!parsed.ok) return;
        const checked = check(parsed.value, "run");
        const position = new Map(checked.nodes.map(({ id }, index) => [id, index]));
        for (const { id, node: one } of checked.nodes) {
          for (const input of Object.values(one.inputs).flat()) {
            const from = typeof input === "string" ? input : input.node;
            if (position.has(from)) expect(position.get(from)).toBeLessThan(position.get(id) as number);
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe("parse", () => {
  it("opens a document of the newest version and refuses what is none", () => {
    expect(parse({ version: 1, nodes: {}, layout: {} }).ok).toBe(true);
    for (const [raw, message] of [
      [null, "it has no version"],
      [{ version: 99, nodes: {}, layout: {} }, "The document has version 99; this studio reads up to 1."],
      [{ version: 1, nodes: { "1": {} }, layout: {} }, "A node id must match"],
      [
        JSON.parse(
          '{"version":1,"nodes":{"__proto__":{"type":"filter","name":"x","settings":{},"inputs":{}}},"layout":{}}',
        ),
        "A node id is a reserved word",
      ],
    ] as const) {
      const parsed = parse(raw);
      expect(parsed.ok ? "" : parsed.error.map((one) => one.message).join(" ")).toContain(message);
    }
  });
});
