import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, it } from "vitest";
import type { BoundInput, ExampleTable, NodeDefinition } from "./define-node";
import { fieldMeta, WIDGET_KINDS } from "./fields";
import { outputPorts } from "./output-ports";
import { type AnyNodeDefinition, allNodeDefinitions, nodeDefinition, nodeSummary } from "./registry";
import { canonicalSettings, parseSettings } from "./settings";

const FOLDERS = {
  sources: "source",
  transforms: "transform",
  targets: "target",
  checks: "check",
  annotations: "annotation",
} as const;

const files = readdirSync(import.meta.dirname, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name: folder }) =>
    readdirSync(join(import.meta.dirname, folder))
      .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
      .map((file) => ({ folder, type: basename(file, ".ts") })),
  );

/** Nodes in which nothing can go wrong: what they may be told, their settings' schema says. */
const NEVER_FAILS = new Set(["limit", "autobalance", "note"]);

const repeated = (values: readonly string[]) =>
  values.filter((value, index) => values.indexOf(value) !== index);

describe("the registry", () => {
  it("holds every file of the category folders, and nothing else", () => {
    expect(files.length).toBeGreaterThan(0);
    expect(files.map(({ type }) => type).sort()).toEqual(allNodeDefinitions.map(({ type }) => type).sort());
  });

  it.each(files)("has $folder/$type under its name and category", async ({ folder, type }) => {
    const module: Record<string, unknown> = await import(`./${folder}/${type}.ts`);
    const exported = Object.values(module) as Partial<NodeDefinition>[];
    expect(exported.some((definition) => definition === nodeDefinition(type))).toBe(true);
    expect(nodeDefinition(type)?.category).toBe(FOLDERS[folder as keyof typeof FOLDERS]);
  });

  it("gives each type, method, shortcut and title once", () => {
    expect(repeated(allNodeDefinitions.map(({ type }) => type))).toEqual([]);
    expect(repeated(allNodeDefinitions.map(({ title }) => title))).toEqual([]);
    expect(repeated(allNodeDefinitions.map(({ method }) => `${method.on}.${method.name}`))).toEqual([]);
    expect(repeated(allNodeDefinitions.flatMap(({ shortcut }) => shortcut ?? []))).toEqual([]);
  });

  it("keeps the categories of the palette together", () => {
    const categories = allNodeDefinitions.map(({ category }) => category);
    expect(repeated(categories.filter((category, index) => category !== categories[index - 1]))).toEqual([]);
  });
});

describe.each(allNodeDefinitions.map((definition) => ({ type: definition.type, definition })))(
  "$type",
  ({ definition }) => {
    it("says what palette, picker and documentation show", () => {
      expect(definition.type).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
      expect(definition.title).not.toBe("");
      expect(definition.description).toMatch(/\.$/);
      expect(definition.icon).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
      expect(definition.keywords.length).toBeGreaterThan(0);
      expect(definition.shortcut ?? "a").toMatch(/^[a-z]$/);
      expect(repeated(definition.examples.map(({ name }) => name))).toEqual([]);
      expect(repeated([...definition.inputs, ...definition.outputs].map(({ name }) => name))).toEqual([]);
    });

    it("has three examples at least, one of which ends in an error", () => {
      expect(definition.examples.length).toBeGreaterThanOrEqual(3);
      expect(definition.examples.some(({ fails }) => fails)).toBe(!NEVER_FAILS.has(definition.type));
    });

    it("has a title and a known widget on every setting", () => {
      for (const [key, schema] of Object.entries(definition.settings.shape)) {
        const meta = fieldMeta(schema);
        expect(meta?.title, key).toBeTruthy();
        expect(WIDGET_KINDS, key).toContain(meta?.widget);
        for (const port of [meta?.port, meta?.otherPort]) {
          if (port !== undefined) expect(definition.inputs.map(({ name }) => name)).toContain(port);
        }
        if (meta?.when) {
          const other = definition.settings.shape[meta.when.field];
          for (const value of meta.when.is) expect(other?.safeParse(value).success, `${key}.when`).toBe(true);
        }
      }
    });

    it("has a method whose positional names are settings without a default", () => {
      expect(definition.method.name).toMatch(/^[a-z][A-Za-z0-9]*$/);
      for (const name of definition.method.positional) {
        expect(definition.settings.shape[name], name).toBeDefined();
        expect(definition.settings.shape[name]?.safeParse(undefined).success, name).toBe(false);
      }
      const isSource = definition.inputs.length === 0;
      expect(["read", "job"].includes(definition.method.on)).toBe(
        isSource || definition.inputs[0]?.arity === "named",
      );
      expect(definition.method.on === "write").toBe(definition.category === "target");
      expect(definition.method.on === "collection").toBe(definition.inputs[0]?.kind === "collection");
    });

    it("has a migration for every version", () => {
      expect(definition.migrations.length).toBe(definition.version - 1);
    });

    it("summarizes any draft in one short line", () => {
      for (const settings of [
        {},
        ...definition.examples.map((example) => canonicalSettings(definition, example.settings)),
      ]) {
        const summary = definition.summary(settings as Record<string, unknown>);
        expect(summary).not.toMatch(/[\n\r]|undefined|NaN|\[object/);
        expect(summary.length).toBeLessThan(200);
      }
    });

    it("has no summary rather than an error for a draft of another shape", () => {
      const keys = Object.keys(definition.settings.shape);
      for (const value of [null, 1, "x", [null], [1], [{}], {}, [[]]]) {
        const draft = Object.fromEntries(keys.map((key) => [key, value]));
        expect(typeof nodeSummary(definition, draft)).toBe("string");
      }
    });

    it.each(definition.examples)("has an example that parses and lowers: $name", (example) => {
      const parsed = parseSettings(definition, example.settings);
      expect(parsed).toMatchObject({ ok: true });
      if (!parsed.ok) return;
      for (const table of tablesOf(example.inputs)) {
        for (const row of table.rows) expect(row.length).toBe(table.columns.length);
      }
      if (example.fails && "bind" in example.fails) return;
      const context = {
        settings: parsed.settings,
        inputs: exampleInputs(definition, example.inputs) as never,
        read: new Set(outputPorts(definition, parsed.settings).map(({ name }) => name)),
        own: (output: string) => ({ op: "input" as const, node: "n", output }),
      };
      // What it would see of its rows, the golden corpus has.
      if (definition.probe?.(context)) return;
      const rels = definition.lower(context);
      expect(JSON.parse(JSON.stringify(rels))).toEqual(rels);
    });
  },
);

type Inputs = AnyNodeDefinition["examples"][number]["inputs"];
const tablesOf = (inputs: Inputs): ExampleTable[] => Object.values(inputs ?? {}).flat() as ExampleTable[];

function exampleInputs(definition: AnyNodeDefinition, inputs: Inputs): Record<string, unknown> {
  const bound = (table: ExampleTable): BoundInput => ({
    rel: { op: "input", node: "n", output: "out" },
    name: "Input",
    columns: table.columns,
  });
  if (definition.inputs.length === 0) return {};
  expect(Object.keys(inputs ?? {}).sort()).toEqual(definition.inputs.map(({ name }) => name).sort());
  return Object.fromEntries(
    definition.inputs.map(({ name, arity, kind, min = 1 }) => {
      const tables = [inputs?.[name] ?? []].flat() as ExampleTable[];
      expect(tables.length).toBeGreaterThanOrEqual(min);
      if (kind === "collection")
        return [
          name,
          {
            name: "Input",
            tables: [tables, tables].flat().map((table) => ({ ...bound(table), title: "Rows" })),
          },
        ];
      if (arity === "one") return [name, tables[0] && bound(tables[0])];
      return [
        name,
        tables.map((table, index) =>
          arity === "many" ? bound(table) : { alias: `t${index}`, input: bound(table) },
        ),
      ];
    }),
  );
}
