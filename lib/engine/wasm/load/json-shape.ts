import { Bool, type DataType, Field, Float64, Int64, List, Struct, Utf8 } from "apache-arrow";
import { NotReadHere } from "./loaded-file";
import { type Json, JsonNumber } from "./parse-json";

type Kind = "boolean" | "integer" | "fraction" | "text" | "object" | "array";

/** Which kinds of values stand at one place of the records, and below it. */
export class JsonShape {
  readonly kinds = new Set<Kind>();
  readonly fields = new Map<string, JsonShape>();
  items: JsonShape | null = null;
  /** An integer that a DOUBLE may not hold stands here or below. */
  long = false;
  /** An integer that a BIGINT does not hold. */
  huge = false;

  add(value: Json): void {
    if (value === null) return;
    if (typeof value === "boolean") this.kinds.add("boolean");
    else if (typeof value === "string") this.kinds.add("text");
    else if (value instanceof JsonNumber) this.#addNumber(value.text);
    else if (value instanceof Map) {
      this.kinds.add("object");
      for (const [key, inner] of value) {
        const field = this.field(key);
        field.add(inner);
        this.long ||= field.long;
      }
    } else {
      this.kinds.add("array");
      this.items ??= new JsonShape();
      for (const item of value) this.items.add(item);
      this.long ||= this.items.long;
    }
  }

  field(key: string): JsonShape {
    const known = this.fields.get(key);
    if (known) return known;
    const made = new JsonShape();
    this.fields.set(key, made);
    return made;
  }

  get isScalar(): boolean {
    return !this.kinds.has("object") && !this.kinds.has("array");
  }

  /** Whether values of several kinds stand here. */
  get isMixed(): boolean {
    const numbers = this.kinds.has("integer") && this.kinds.has("fraction") ? 1 : 0;
    return this.kinds.size - numbers > 1;
  }

  /** How values of one kind travel. Throws where DuckDB would read a JSON value, which takes an extension. */
  arrowType(place: string, long: boolean): DataType {
    const [kind] = this.kinds;
    if (this.isMixed || kind === undefined)
      throw new NotReadHere(
        `“${place}” holds values of several kinds, or none; the browser has no type for them. Run the job on the server`,
      );
    // Beside long integers DuckDB takes fractions for rounded ones.
    if (this.kinds.has("fraction")) return long ? new Utf8() : new Float64();
    switch (kind) {
      case "boolean":
        return new Bool();
      case "integer":
        if (this.huge)
          throw new NotReadHere(`“${place}” holds long integers inside records; run the job on the server`);
        return new Int64();
      case "object": {
        if (this.fields.size === 0)
          throw new NotReadHere(`“${place}” holds records without keys; run the job on the server`);
        const fields = [...this.fields].map(
          ([key, shape]) => new Field(key, shape.arrowType(`${place}.${key}`, long), true),
        );
        return new Struct(fields);
      }
      case "array":
        return new List(
          new Field("item", (this.items ?? new JsonShape()).arrowType(`${place}[]`, long), true),
        );
      default:
        return new Utf8();
    }
  }

  #addNumber(text: string): void {
    const integer = /^-?\d+$/.test(text);
    this.kinds.add(integer ? "integer" : "fraction");
    if (!integer || text.replace("-", "").length <= 15) return;
    this.long = true;
    const value = BigInt(text);
    if (value !== BigInt.asIntN(64, value)) this.huge = true;
  }
}

/** A value as Arrow's builders take it. */
export function arrowValue(value: Json | undefined, shape: JsonShape, long: boolean): unknown {
  if (value === null || value === undefined) return null;
  if (value instanceof JsonNumber)
    return shape.kinds.has("fraction") ? (long ? value.text : Number(value.text)) : BigInt(value.text);
  if (value instanceof Map) {
    const record = Object.create(null) as Record<string, unknown>;
    for (const [key, inner] of shape.fields) record[key] = arrowValue(value.get(key), inner, long);
    return record;
  }
  if (Array.isArray(value))
    return value.map((item) => arrowValue(item, shape.items ?? new JsonShape(), long));
  return value;
}

/** A scalar as DuckDB's reader gives it where it is told to read text. */
export function scalarText(value: Json | undefined): string | null {
  if (value === null || value === undefined) return null;
  if (value instanceof JsonNumber) return value.text;
  return String(value);
}
