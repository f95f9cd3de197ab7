import { describe, expect, it } from "vitest";
import { renameColumn, settingReferences } from "./references";
import { type AnyNodeDefinition, allNodeDefinitions, nodeDefinition } from "./registry";
import { canonicalSettings } from "./settings";

const node = (type: string) => nodeDefinition(type) as AnyNodeDefinition;
const canonical = (type: string, settings: Record<string, unknown>) =>
  canonicalSettings(node(type), settings) as Record<string, unknown>;

describe("settingReferences", () => {
  it("finds columns, keys and conditions of both inputs of a join", () => {
    expect(
      settingReferences(node("join"), {
        type: "left",
        on: [{ left: "a", right: "b" }],
        condition: "l.x > r.y",
      }),
    ).toEqual([
      { kind: "column", field: ["on", 0, "left"], column: "a", port: "left" },
      { kind: "column", field: ["on", 0, "right"], column: "b", port: "right" },
      {
        kind: "expression",
        field: ["condition"],
        text: "l.x > r.y",
        port: "left",
        otherPort: "right",
        expects: "predicate",
      },
    ]);
  });

  it("finds groups and aggregates", () => {
    const settings = { by: ["state"], compute: [{ name: "n", expression: "count(*)" }] };
    expect(settingReferences(node("aggregate"), settings)).toEqual([
      { kind: "column", field: ["by", 0], column: "state", port: "in" },
      {
        kind: "expression",
        field: ["compute", 0, "expression"],
        text: "count(*)",
        port: "in",
        expects: "aggregate",
      },
    ]);
  });

  it("reads the shorthand that programs write", () => {
    expect(settingReferences(node("derived-column"), { compute: { a: "b + 1" } })).toMatchObject([
      { field: ["compute", 0, "expression"], text: "b + 1" },
    ]);
    expect(settingReferences(node("change-schema"), { mapping: [{ from: "a", to: "b" }] })).toMatchObject([
      { field: ["mapping", 0, "from"], column: "a" },
    ]);
  });

  it("checks only the root of a path", () => {
    const settings = { mapping: [{ from: ["a", "b"], to: "c", children: [{ from: ["d"], to: "e" }] }] };
    expect(settingReferences(node("change-schema"), settings)).toEqual([
      { kind: "column", field: ["mapping", 0, "from", 0], column: "a", port: "in" },
    ]);
  });

  it("finds sort keys, queries and partition keys", () => {
    expect(settingReferences(node("sort"), { keys: [{ expression: "a" }] })).toMatchObject([
      { kind: "expression", field: ["keys", 0, "expression"], expects: "scalar" },
    ]);
    expect(settingReferences(node("sql"), { query: "select 1" })).toMatchObject([
      { expects: "query", port: "inputs" },
    ]);
    expect(settingReferences(node("csv-target"), { path: "x", partitionBy: ["a"] })).toMatchObject([
      { kind: "column", field: ["partitionBy", 0] },
    ]);
  });

  it.each(allNodeDefinitions.map(({ type }) => type))("tolerates any draft of %s", (type) => {
    const keys = Object.keys(node(type).settings.shape);
    for (const value of [
      null,
      undefined,
      1,
      "x",
      "",
      [],
      [null],
      [1],
      [{}],
      {},
      { a: null },
      [[["a"]]],
      [{ from: {} }],
      [{ expression: 1 }],
    ]) {
      const draft = Object.fromEntries(keys.map((key) => [key, value]));
      expect(() => settingReferences(node(type), draft)).not.toThrow();
      expect(() => renameColumn(node(type), draft, "in", "x", "y")).not.toThrow();
    }
  });

  it("speaks of ports that exist", () => {
    for (const definition of allNodeDefinitions) {
      const ports = definition.inputs.map(({ name }) => name);
      for (const example of definition.examples) {
        for (const reference of settingReferences(definition, example.settings))
          expect(ports).toContain(reference.port);
      }
    }
  });
});

describe("renameColumn", () => {
  it("returns the same object when the column is not mentioned", () => {
    const settings = { condition: "delay > 60" };
    expect(renameColumn(node("filter"), settings, "in", "late", "x")).toBe(settings);
    expect(renameColumn(node("filter"), settings, "other", "delay", "x")).toBe(settings);
  });

  it("renames in conditions, columns, keys and sort keys", () => {
    expect(
      renameColumn(node("filter"), { condition: "Delay > 60 and x = 'delay'" }, "in", "delay", "late time"),
    ).toEqual({ condition: "\"late time\" > 60 and x = 'delay'" });
    expect(renameColumn(node("select-fields"), { columns: ["a", "DELAY"] }, "in", "delay", "late")).toEqual({
      columns: ["a", "late"],
    });
    expect(
      renameColumn(
        node("sort"),
        { keys: [{ expression: "-delay", direction: "desc" }] },
        "in",
        "delay",
        "late",
      ),
    ).toEqual({ keys: [{ expression: "-late", direction: "desc" }] });
  });

  it("keeps to one side of a join", () => {
    const settings = { on: [{ left: "id", right: "id" }], condition: "l.id > r.id and id2 > 0" };
    expect(renameColumn(node("join"), settings, "left", "id", "key")).toEqual({
      on: [{ left: "key", right: "id" }],
      condition: "l.key > r.id and id2 > 0",
    });
    expect(renameColumn(node("join"), settings, "right", "id", "key")).toEqual({
      on: [{ left: "id", right: "key" }],
      condition: "l.id > r.key and id2 > 0",
    });
  });

  it("keeps the result of a mapping or a rename", () => {
    expect(
      renameColumn(node("change-schema"), { mapping: [{ from: ["a", "b"], to: "a" }] }, "in", "a", "z"),
    ).toEqual({ mapping: [{ from: ["z", "b"], to: "a" }] });
    expect(renameColumn(node("rename-field"), { from: "a", to: "b" }, "in", "a", "z")).toEqual({
      from: "z",
      to: "b",
    });
  });

  it("follows a column that is replaced in its place", () => {
    const settings = canonical("derived-column", { compute: { name: "trim(name)", other: "name" } });
    expect(renameColumn(node("derived-column"), settings, "in", "name", "label")).toEqual({
      compute: [
        { name: "label", expression: "trim(label)" },
        { name: "other", expression: "label" },
      ],
    });
  });

  it("renames in a query behind the alias of its input", () => {
    const settings = {
      query: "select f.delay, a.delay as x from flights f join airports a on f.k = a.k where delay > 1",
    };
    expect(renameColumn(node("sql"), settings, "flights", "delay", "late")).toEqual({
      query: "select f.late, a.delay as x from flights f join airports a on f.k = a.k where late > 1",
    });
  });
});

describe("references of nodes that change rows", () => {
  it("says which expressions are over a window", () => {
    const settings = { compute: { gap: "a - lag(a)" }, by: ["k"], order: [{ expression: "t" }] };
    expect(settingReferences(node("window"), settings)).toMatchObject([
      { field: ["compute", 0, "expression"], text: "a - lag(a)", expects: "window" },
      { field: ["by", 0], column: "k" },
      { field: ["order", 0, "expression"], text: "t", expects: "scalar" },
    ]);
  });

  it("renames in window calls, and what they replace", () => {
    const settings = canonical("window", { compute: { A: "a - lag(a) over w", b: "sum(a)" }, by: ["a"] });
    expect(renameColumn(node("window"), settings, "in", "a", "the a")).toEqual({
      compute: [
        { name: "the a", expression: '"the a" - lag("the a") over w' },
        { name: "b", expression: 'sum("the a")' },
      ],
      by: ["the a"],
    });
  });

  it("keeps the sides of an as-of join apart", () => {
    const settings = canonical("asof-join", {
      column: "t",
      otherColumn: "t",
      on: { k: "k" },
      order: [{ expression: "t" }],
    });
    expect(renameColumn(node("asof-join"), settings, "right", "t", "u")).toEqual({
      column: "t",
      otherColumn: "u",
      on: [{ left: "k", right: "k" }],
      order: [{ expression: "u" }],
    });
    expect(renameColumn(node("asof-join"), settings, "left", "k", "u")).toMatchObject({
      on: [{ left: "u", right: "k" }],
    });
  });

  it("writes out a column that was mentioned by default", () => {
    const settings = canonical("scd2", { keys: ["id"], effective: "valid_from" });
    expect(renameColumn(node("scd2"), settings, "dimension", "Valid_From", "since")).toEqual({
      keys: ["id"],
      effective: "valid_from",
      validFrom: "since",
    });
    expect(renameColumn(node("scd2"), settings, "incoming", "valid_from", "since")).toEqual({
      keys: ["id"],
      effective: "since",
    });
  });
});
