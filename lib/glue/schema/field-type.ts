import { SHAPES } from "./shapes";

/** The type of a field of an AWS Glue node. */
export type GlueType =
  | { kind: "text" | "number" | "boolean" | "date" }
  | { kind: "enum"; values: readonly string[] }
  | { kind: "list"; item: GlueType }
  | { kind: "map"; value: GlueType }
  /** A structure; its fields are looked up, because shapes may hold themselves. */
  | { kind: "shape"; name: ShapeName };

export interface GlueField {
  type: GlueType;
  required: boolean;
}

type ShapeName = keyof typeof SHAPES;

const known = new Map<ShapeName, ReadonlyMap<string, GlueField>>();

/** The fields of a nested structure. */
export function shapeFields(name: ShapeName): ReadonlyMap<string, GlueField> {
  const fields = known.get(name) ?? readFields(SHAPES[name]);
  known.set(name, fields);
  return fields;
}

/** Reads `Name!:text Paths:[[text]] Options:{text}`. */
export function readFields(notation: string): ReadonlyMap<string, GlueField> {
  const words = notation.split(/\s+/).filter(Boolean);
  return new Map(
    words.map((word) => {
      const [, name = "", required, type = ""] = /^(\w+)(!?):(.+)$/.exec(word) ?? [];
      return [name, { type: readType(type), required: required === "!" }];
    }),
  );
}

function readType(text: string): GlueType {
  if (text.startsWith("[")) return { kind: "list", item: readType(text.slice(1, -1)) };
  if (text.startsWith("{")) return { kind: "map", value: readType(text.slice(1, -1)) };
  if (text.startsWith("=")) return { kind: "enum", values: text.slice(1).split("|") };
  if (text === "text" || text === "number" || text === "boolean" || text === "date") return { kind: text };
  if (!Object.hasOwn(SHAPES, text)) throw new Error(`There is no shape “${text}”.`);
  const shape = text as ShapeName;
  const notation: string = SHAPES[shape].trim();
  return notation.startsWith("=") ? readType(notation) : { kind: "shape", name: shape };
}
