import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { type AnyNodeDefinition, allNodeDefinitions, nodeDefinition } from "./registry";
import { canonicalSettings, parseSettings } from "./settings";

const node = (type: string) => nodeDefinition(type) as AnyNodeDefinition;
const problems = (type: string, raw: unknown) => {
  const parsed = parseSettings(node(type), raw);
  return parsed.ok
    ? []
    : parsed.diagnostics.map(({ code, message, field, choices }) => ({
        code,
        message,
        field,
        ...(choices ? { choices } : {}),
      }));
};

describe("parseSettings", () => {
  it("fills in the defaults", () => {
    expect(parseSettings(node("join"), { on: { a: "b" } })).toMatchObject({
      ok: true,
      settings: { type: "inner", on: [{ left: "a", right: "b" }], nullsEqual: false, suffix: "_right" },
    });
  });

  it.each([
    [
      "filter",
      {},
      { code: "setting/missing", message: "Keep rows where is required.", field: ["condition"] },
    ],
    ["filter", { condition: "" }, { code: "setting/missing", field: ["condition"] }],
    [
      "select-fields",
      { columns: [] },
      { code: "setting/missing", message: "Columns to keep is required.", field: ["columns"] },
    ],
    ["aggregate", {}, { code: "setting/missing", message: "Compute is required.", field: ["compute"] }],
    [
      "limit",
      { count: "5" },
      { code: "setting/invalid", message: "Rows: it is a number, not “5”.", field: ["count"] },
    ],
    [
      "limit",
      { count: -1 },
      { code: "setting/invalid", message: "Rows: it is at least 0.", field: ["count"] },
    ],
    [
      "limit",
      { count: 1.5 },
      { code: "setting/invalid", message: "Rows: it is a whole number, not 1.5.", field: ["count"] },
    ],
    [
      "join",
      { type: "lefft" },
      {
        message: "Kind: “lefft” is not one of inner, left, right, full, semi and anti.",
        choices: ["left", "inner", "right", "full", "semi", "anti"],
      },
    ],
    [
      "derived-column",
      { compute: { a: "" } },
      {
        code: "setting/missing",
        message: "Columns, line 1, expression is required.",
        field: ["compute", 0, "expression"],
      },
    ],
    [
      "derived-column",
      { compute: [{ name: "a\0", expression: "1" }] },
      { message: "Columns, line 1, name: it cannot hold the character NUL.", field: ["compute", 0, "name"] },
    ],
    [
      "change-schema",
      { mapping: [{ from: "a", to: "b", type: "INT) , (1" }] },
      { message: "Columns, line 1, type: it is not a type.", field: ["mapping", 0, "type"] },
    ],
    [
      "change-schema",
      {
        mapping: [
          { from: "a", to: "b" },
          { from: "c", to: "B" },
        ],
      },
      { message: "Columns: two columns are called “B”.", field: ["mapping"] },
    ],
    [
      "change-schema",
      { mapping: [{ from: "a", to: "b", dropped: true }] },
      { message: "Columns: every column is dropped." },
    ],
    [
      "csv-source",
      { paths: ["a.csv"], quote: "ab" },
      { message: "Quote: it is one character, or none.", field: ["quote"] },
    ],
    [
      "inline-source",
      { columns: [{ name: "a", type: "INT" }], rows: [["1"], []] },
      { message: "Rows, line 2: row 2 has 0 cells for 1 columns.", field: ["rows", 1] },
    ],
    ["filter", null, { message: "Filter: it is an object, not null.", field: [] }],
    [
      "filter",
      { condition: "a", conditon: "b" },
      {
        code: "setting/invalid",
        message: "Filter: there is no setting “conditon”; the nearest is “condition”.",
        field: ["conditon"],
        choices: ["condition"],
      },
    ],
  ])("says what is wrong with %s %j", (type, raw, diagnostic) => {
    expect(problems(type, raw)).toMatchObject([diagnostic]);
  });

  it("reports every mistake at once", () => {
    expect(problems("csv-target", { mode: "x", files: 0 }).map(({ field }) => field)).toEqual([
      ["path"],
      ["mode"],
      ["files"],
    ]);
  });

  it.each([51, 20_000])("refuses settings nested %d deep", (most) => {
    let mapping: unknown = [];
    for (let depth = 0; depth < most; depth++) mapping = [{ from: "a", to: "a", children: mapping }];
    expect(problems("change-schema", { mapping })).toMatchObject([{ code: "setting/invalid" }]);
  });
});

describe("canonicalSettings", () => {
  it("leaves out defaults, also inside lists, orders the keys and writes shorthands out", () => {
    const raw = {
      keys: [
        { nulls: "last", direction: "asc", expression: "a" },
        { direction: "desc", expression: "b" },
      ],
    };
    expect(JSON.stringify(canonicalSettings(node("sort"), raw))).toBe(
      '{"keys":[{"expression":"a"},{"expression":"b","direction":"desc"}]}',
    );
    const mapping = {
      onCastError: "fail",
      mapping: [{ to: "b", from: "a", dropped: false, children: [{ from: "x", to: "y", children: [] }] }],
    };
    expect(JSON.stringify(canonicalSettings(node("change-schema"), mapping))).toBe(
      '{"mapping":[{"from":["a"],"to":"b","children":[{"from":["x"],"to":"y"}]}]}',
    );
    expect(canonicalSettings(node("csv-source"), { paths: ["a"], delimiter: "\\t", nullText: [""] })).toEqual(
      { paths: ["a"], delimiter: "\t" },
    );
    expect(canonicalSettings(node("csv-target"), { path: "a", files: null, mode: "fail" })).toEqual({
      path: "a",
      mode: "fail",
    });
  });

  it("returns a draft unchanged", () => {
    const draft = { condition: "", extra: [1] };
    expect(canonicalSettings(node("filter"), draft)).toBe(draft);
  });

  it.each(allNodeDefinitions.map(({ type }) => type))("is idempotent and keeps the meaning of %s", (type) => {
    const definition = node(type);
    let parsing = 0;
    fc.assert(
      fc.property(arbitraryOf(definition.settings), (raw) => {
        const once = canonicalSettings(definition, raw);
        expect(canonicalSettings(definition, once)).toEqual(once);
        const before = parseSettings(definition, raw);
        if (!before.ok) return;
        parsing++;
        expect(parseSettings(definition, once)).toEqual(before);
        expect(JSON.parse(JSON.stringify(once))).toEqual(once);
        const order = Object.keys(definition.settings.shape);
        expect(Object.keys(once as object)).toEqual(order.filter((key) => key in (once as object)));
      }),
    );
    expect(parsing).toBeGreaterThan(0);
  });
});

/** Values that mostly fit a schema: what a program may write, and some of what it may not. */
function arbitraryOf(schema: z.core.$ZodType): fc.Arbitrary<unknown> {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodOptional) {
    const inner = arbitraryOf(schema.def.innerType);
    const initial =
      schema instanceof z.ZodDefault ? fc.constant(schema.def.defaultValue) : fc.constant(undefined);
    return fc.oneof(inner, initial);
  }
  if (schema instanceof z.ZodNullable) return fc.option(arbitraryOf(schema.def.innerType));
  if (schema instanceof z.ZodPipe) return arbitraryOf(schema.out);
  if (schema instanceof z.ZodLazy)
    return fc.oneof(
      { weight: 4, arbitrary: fc.constant({ from: "a", to: "b" }) },
      fc.constant({ from: ["a", "b"], to: "c", type: "DATE", dropped: false }),
    );
  if (schema instanceof z.ZodEnum) return fc.constantFrom(...schema.options);
  if (schema instanceof z.ZodBoolean) return fc.boolean();
  if (schema instanceof z.ZodNumber) return fc.nat(100);
  if (schema instanceof z.ZodArray) return fc.array(arbitraryOf(schema.element), { maxLength: 3 });
  if (schema instanceof z.ZodObject) {
    const model = Object.fromEntries(
      Object.entries(schema.shape).map(([key, inner]) => [key, arbitraryOf(inner)]),
    );
    return fc.record(model, { noNullPrototype: true }).map((value) =>
      Object.fromEntries(
        Object.entries(value)
          .reverse()
          .filter(([, content]) => content !== undefined),
      ),
    );
  }
  if (schema instanceof z.ZodUnion) return fc.oneof(...schema.options.map((option) => arbitraryOf(option)));
  if (schema instanceof z.ZodRecord)
    return fc.dictionary(fc.constantFrom("a", "b", ";"), arbitraryOf(schema.valueType), {
      noNullPrototype: true,
    });
  return fc.constantFrom("a", "b", '"', ";", "\\t", "none", "INTEGER", "é", "x => x");
}
