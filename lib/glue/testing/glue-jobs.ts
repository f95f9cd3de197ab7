import fc from "fast-check";
import type { Json, JsonObject } from "../json";
import { type GlueField, type GlueType, shapeFields } from "../schema/field-type";
import { GLUE_NODE_TYPES, type GlueNodeName, glueNodeType } from "../schema/node-types";

/** Texts that break what is careless: empty, quotes of every kind, keys of prototypes, placeholders, other alphabets. */
const HOSTILE = [
  "",
  " ",
  "a.b",
  ".serialNumber",
  "max(profit)",
  "profit margin",
  "2Federalincometaxwithheld",
  'the "n"',
  "it's",
  "`tick`",
  "back\\slash",
  "two\nlines",
  "__proto__",
  "constructor",
  "$" + "{bucket}",
  "$.path",
  "s3://bucket/key/",
  "Zürich 成田 😀",
  "\u0000",
  "\ud800",
  "null",
  "0",
  "order",
];

export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.string({ maxLength: 12 }),
);

const date = fc.integer({ min: 0, max: 2_000_000_000 });

/** Any value of a type. */
export function anyValue(type: GlueType, depth = 0): fc.Arbitrary<Json> {
  switch (type.kind) {
    case "text":
      return hostileText;
    case "number":
      return fc.oneof(
        fc.nat(1000),
        fc.double({ noNaN: true, noDefaultInfinity: true }).map((one) => one + 0),
      );
    case "boolean":
      return fc.boolean();
    case "date":
      return date;
    case "enum":
      return fc.constantFrom(...type.values);
    case "list":
      return depth > 5 ? fc.constant([]) : fc.array(anyValue(type.item, depth + 1), { maxLength: 3 });
    case "map":
      return fc.dictionary(hostileText, anyValue(type.value, depth + 1), { maxKeys: 3 });
    case "shape":
      return fieldsOf(shapeFields(type.name), depth + 1);
  }
}

/** Structures with some of their fields, the required ones always. */
export function fieldsOf(fields: ReadonlyMap<string, GlueField>, depth = 0): fc.Arbitrary<JsonObject> {
  const entries = [...fields].map(([name, { type }]) => [name, anyValue(type, depth)] as const);
  const required = [...fields].filter(([, field]) => field.required).map(([name]) => name);
  return fc.record(Object.fromEntries(entries), { requiredKeys: required }) as fc.Arbitrary<JsonObject>;
}

/** Every field of a type filled with one plain value. */
export function filled(type: string): JsonObject {
  const known = glueNodeType(type);
  return known
    ? Object.fromEntries([...known.fields].map(([name, { type: of }]) => [name, plain(of, name, 0)]))
    : {};
}

function plain(type: GlueType, name: string, depth: number): Json {
  switch (type.kind) {
    case "text":
      return name === "NumberTargetPartitions" ? "4" : `${name || "item"} ${depth}`;
    case "number":
      return name === "Index" ? 1 : 0.5;
    case "boolean":
      return true;
    case "date":
      return 1_700_000_000;
    case "enum":
      return type.values[0] ?? "";
    case "list":
      return depth > 3 ? [] : [plain(type.item, name, depth + 1)];
    case "map":
      return { [`${name} key`]: plain(type.value, name, depth + 1) };
    case "shape":
      return depth > 3
        ? {}
        : Object.fromEntries(
            [...shapeFields(type.name)].map(([key, field]) => [key, plain(field.type, key, depth + 1)]),
          );
  }
}

export const nodeNames = Object.keys(GLUE_NODE_TYPES) as GlueNodeName[];

const nodeId = fc.oneof(
  fc.integer({ min: 1_600_000_000_000, max: 1_800_000_000_000 }).map((ms) => `node-${ms}`),
  fc.constantFrom("node-1", "node_dropdup", "1", "-", "constructor", "toString", "a b", "", "ü"),
  fc.stringMatching(/^[A-Za-z0-9_-]{0,80}$/),
);

/** Nodes of any types, wired in any way, circles and wires to nowhere among them. */
export const anyNodes: fc.Arbitrary<Record<string, JsonObject>> = fc
  .uniqueArray(nodeId, { minLength: 1, maxLength: 6 })
  .chain((ids) =>
    fc.tuple(
      ...ids.map((id) =>
        fc.constantFrom(...nodeNames).chain((type) =>
          fieldsOf(GLUE_NODE_TYPES[type].fields).chain((fields) =>
            fc
              .array(
                fc.oneof(
                  { weight: 9, arbitrary: fc.constantFrom(...ids) },
                  { weight: 1, arbitrary: hostileText },
                ),
                {
                  maxLength: 3,
                },
              )
              .map((inputs): [string, JsonObject] => [
                id,
                { [type]: "Inputs" in fields ? { ...fields, Inputs: inputs } : fields },
              ]),
          ),
        ),
      ),
    ),
  )
  .map((entries) => Object.fromEntries(entries));

/** What surrounds the nodes. */
export const anyEnvelope: fc.Arbitrary<JsonObject> = fc.record(
  {
    Name: hostileText,
    Description: hostileText,
    Role: hostileText,
    Timeout: fc.oneof(fc.nat(20_000), fc.constant(480)),
    Command: fc.constant({ Name: "glueetl", PythonVersion: "3" }),
    DefaultArguments: fc.dictionary(hostileText, hostileText, { maxKeys: 3 }),
    JobMode: fc.constantFrom("VISUAL", "SCRIPT"),
    MaxCapacity: fc.constant(10.5),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<JsonObject>;
