import fc from "fast-check";
import { z } from "zod";
import { isCodeText } from "../../../model/code-text";
import { type InputRef, type Pipeline, type PipelineNode, writeRef } from "../../../model/pipeline";
import type { PortKind } from "../../../nodes/define-node";
import { outputPorts } from "../../../nodes/output-ports";
import { type AnyNodeDefinition, allNodeDefinitions } from "../../../nodes/registry";
import { canonicalSettings, parseSettings } from "../../../nodes/settings";
import { anyText } from "./hostile";

/** Any value that a setting's schema accepts; hostile wherever it may be. */
export function arbitrarySetting(schema: z.ZodType, depth = 0): fc.Arbitrary<unknown> {
  const def = schema.def as { innerType?: z.ZodType; out?: z.ZodType; getter?: () => z.ZodType };
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodOptional) {
    return fc.option(arbitrarySetting(def.innerType as z.ZodType, depth + 1), { nil: undefined });
  }
  if (schema instanceof z.ZodNullable)
    return fc.option(arbitrarySetting(def.innerType as z.ZodType, depth + 1));
  if (schema instanceof z.ZodPipe) return arbitrarySetting(def.out as z.ZodType, depth);
  if (schema instanceof z.ZodLazy) return arbitrarySetting(def.getter?.() as z.ZodType, depth + 1);
  if (schema instanceof z.ZodBoolean) return fc.boolean();
  if (schema instanceof z.ZodNumber)
    return accepted(schema, fc.oneof(fc.nat(1000), fc.nat(), fc.maxSafeNat(), fc.double()));
  if (schema instanceof z.ZodEnum) return fc.constantFrom(...(schema.options as string[]));
  if (schema instanceof z.ZodObject) {
    return fc.record(
      Object.fromEntries(
        Object.entries(schema.shape).map(([key, inner]) => [
          key,
          arbitrarySetting(inner as z.ZodType, depth + 1),
        ]),
      ),
    );
  }
  if (schema instanceof z.ZodArray) {
    if (depth > 6) return fc.constant([]);
    return accepted(
      schema,
      fc.array(arbitrarySetting(schema.element as z.ZodType, depth + 1), { maxLength: 3 }),
    );
  }
  if (schema instanceof z.ZodUnknown) return anyJson;
  if (schema instanceof z.ZodUnion)
    return fc.oneof(...schema.options.map((option) => arbitrarySetting(option as z.ZodType, depth + 1)));
  if (schema instanceof z.ZodRecord) {
    const keys = fc.oneof(anyText, fc.constantFrom("columns", "_", "toString", "a1"));
    const values = arbitrarySetting(schema.valueType as z.ZodType, depth + 1);
    return accepted(schema, fc.dictionary(keys, values, { maxKeys: 3 }));
  }
  if (isCodeText(schema)) return arbitraryCode.filter((code) => schema.safeParse(code).success);
  return accepted(schema, anyText);
}

/** JSON as parsing gives it: no negative zero, no key that is a prototype. */
const anyJson: fc.Arbitrary<unknown> = fc
  .jsonValue({ maxDepth: 3 })
  .map((value) => JSON.parse(JSON.stringify(value)));

/** Functions whose lines mean something, or that are hard to tell the end of. */
const arbitraryCode = fc
  .record({
    head: fc.constantFrom("", "// Why, (so\n", "/* a ) */ "),
    parameters: fc.constantFrom(
      "tables",
      "({ a, b }: { a: Table; b: Table })",
      "({ a }): Record<string, Table>",
    ),
    text: anyText.map((text) => JSON.stringify(text)),
    body: fc.constantFrom(
      (text: string) => `{\n  const t = \`\n\${a})\n  \`;\n\n\treturn a.filter(${text}, sql\`a\`);\n}`,
      (text: string) => `a.filter(${text}, sql\`/* \\\` */ '\`)`,
      (text: string) => `\n  a /* ${text.replaceAll("*", "")} */ .limit(${text}, /[)/\`]/.test("") ? 1 : 2)`,
      (text: string) => `({ out: a[${text}], ident })`,
    ),
    tail: fc.constantFrom("", " // end", " /* end */"),
  })
  .map(({ head, parameters, text, body, tail }) => `${head}${parameters} => ${body(text)}${tail}`);

const accepted = (schema: z.ZodType, values: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  values.filter((value) => schema.safeParse(value).success);

/** Settings of a node as a document holds them. */
export const arbitrarySettings = (definition: AnyNodeDefinition): fc.Arbitrary<PipelineNode["settings"]> =>
  fc
    .oneof(
      arbitrarySetting(definition.settings).map((settings) => settings as Record<string, unknown>),
      fc.constantFrom(...definition.examples.map(({ settings }) => settings)),
    )
    .filter((settings) => parseSettings(definition, settings).ok)
    .map((settings) => canonicalSettings(definition, settings) as PipelineNode["settings"]);

const alias = fc.oneof(
  fc.constantFrom("f", "a", "left", "toString", "_1", "Top"),
  fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_]{0,10}$/),
);

interface Draft {
  definition: AnyNodeDefinition;
  settings: PipelineNode["settings"];
  /** Picks among the tables there are, one number a wire. */
  picks: number[];
  aliases: string[];
}

const draft: fc.Arbitrary<Draft> = fc.constantFrom(...allNodeDefinitions).chain((definition) =>
  fc.record({
    definition: fc.constant(definition),
    settings: arbitrarySettings(definition),
    picks: fc.array(fc.nat(), { minLength: 4, maxLength: 6 }),
    aliases: fc.uniqueArray(alias, { minLength: 1, maxLength: 3 }),
  }),
);

/** Sound documents of any shape: hostile names and settings, nodes in any order. */
export const arbitraryPipeline: fc.Arbitrary<Pipeline> = fc
  .record({
    drafts: fc.array(draft, { minLength: 1, maxLength: 8, size: "max" }),
    names: fc.uniqueArray(
      anyText.filter((name) => name.length > 0 && name.length <= 255),
      { minLength: 8, maxLength: 8 },
    ),
    order: fc.array(fc.nat(), { minLength: 8, maxLength: 8 }),
  })
  .map(({ drafts, names, order }) => {
    const given: Given = { table: [], collection: [] };
    const nodes: [string, PipelineNode][] = [];
    for (const { definition, settings, picks, aliases } of drafts) {
      const inputs = wire(definition, given, picks, aliases);
      if (!inputs) continue;
      const id = `n${nodes.length}`;
      nodes.push([id, { type: definition.type, name: names[nodes.length] as string, settings, inputs }]);
      for (const { name, kind = "table" } of outputPorts(definition, settings))
        given[kind].push(writeRef(id, name));
    }
    const shuffled = nodes
      .map((node, index) => [node, order[index] ?? 0] as const)
      .sort(([, a], [, b]) => a - b);
    return { version: 1, nodes: Object.fromEntries(shuffled.map(([node]) => node)), layout: {} };
  });

type Given = Record<PortKind, InputRef[]>;

function wire(
  definition: AnyNodeDefinition,
  given: Given,
  picks: readonly number[],
  aliases: readonly string[],
): PipelineNode["inputs"] | null {
  if (definition.inputs.some(({ kind = "table" }) => given[kind].length === 0)) return null;
  const open = [...picks];
  const pick = (kind: PortKind = "table"): InputRef =>
    given[kind][(open.shift() ?? 0) % given[kind].length] as InputRef;
  return Object.fromEntries(
    definition.inputs.flatMap((port): [string, InputRef | InputRef[]][] => {
      if (port.arity === "one") return [[port.name, pick(port.kind)]];
      if (port.arity === "named") return aliases.map((name) => [name, pick()]);
      return [[port.name, Array.from({ length: Math.max(port.min ?? 1, 2) }, () => pick())]];
    }),
  );
}
