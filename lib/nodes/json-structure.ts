import type { ColumnType } from "../model/column-type";
import { quoteIdentifier } from "../sql/quote";
import { repeatedName } from "./column-names";

/** What JSON looks like, as DuckDB's `json_group_structure` says it and `json_transform` takes it. */
export type JsonStructure = string | readonly [JsonStructure] | { readonly [key: string]: JsonStructure };

/** Not HUGEINT, which Parquet keeps as a DOUBLE and Spark does not know. */
const LONG = "DECIMAL(38,0)";

/**
 * What the engine found, in types that lose nothing. Its integers fit a BIGINT while none has more than 18 digits; among
 * longer ones they are DECIMAL(38,0), and what it takes for a DOUBLE stays text, because some of it may be integers.
 */
export function readStructure(text: string, longIntegers: boolean): JsonStructure {
  const types = longIntegers
    ? { UBIGINT: LONG, BIGINT: LONG, HUGEINT: LONG, DOUBLE: "VARCHAR" }
    : { UBIGINT: "BIGINT", HUGEINT: "BIGINT" };
  const exact: ReadonlyMap<string, string> = new Map(Object.entries({ ...types, NULL: "VARCHAR" }));
  const read = (value: unknown): JsonStructure => {
    if (Array.isArray(value)) return [read(value[0])];
    if (typeof value === "object" && value !== null)
      return fromEntries(Object.entries(value).map(([key, of]) => [key, read(of)]));
    return exact.get(String(value)) ?? String(value);
  };
  return read(JSON.parse(text));
}

/** Two keys of one object that differ in case only: a struct cannot hold both. */
export function clashingKeys(structure: JsonStructure): [string, string] | null {
  if (typeof structure === "string") return null;
  if (isList(structure)) return clashingKeys(structure[0]);
  const keys = Object.keys(structure);
  const second = repeatedName(keys);
  if (second !== undefined)
    return [keys.find((key) => key.toLowerCase() === second.toLowerCase()) ?? second, second];
  for (const of of Object.values(structure)) {
    const found = clashingKeys(of);
    if (found) return found;
  }
  return null;
}

/** A type as the structure that `json_transform` takes. */
export function structureOf(type: ColumnType): JsonStructure {
  if (type.kind === "list" && type.length === null) return [structureOf(type.item)];
  if (type.kind === "struct" && type.fields.every(({ name }) => name !== ""))
    return fromEntries(type.fields.map(({ name, type: of }) => [name, structureOf(of)]));
  return typeText(type);
}

function typeText(type: ColumnType): string {
  switch (type.kind) {
    case "scalar":
      return type.arguments.length > 0 ? `${type.name}(${type.arguments.join(", ")})` : type.name;
    case "list":
      return `${typeText(type.item)}[${type.length ?? ""}]`;
    case "map":
      return `MAP(${typeText(type.key)}, ${typeText(type.value)})`;
    default: {
      const fields = type.fields.map(
        ({ name, type: of }) => `${name && `${quoteIdentifier(name)} `}${typeText(of)}`,
      );
      return `${type.kind.toUpperCase()}(${fields.join(", ")})`;
    }
  }
}

const isList = (structure: JsonStructure): structure is readonly [JsonStructure] => Array.isArray(structure);

/** Keys are data: `__proto__` is one like any other. */
const fromEntries = (entries: readonly (readonly [string, JsonStructure])[]): JsonStructure => {
  const structure: Record<string, JsonStructure> = Object.create(null);
  for (const [key, of] of entries) structure[key] = of;
  return structure;
};
