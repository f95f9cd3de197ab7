import { KIND, type KindOptions } from "../../../connectors/value-kinds";
import type { Column } from "../../../model/column";
import { quoteIdentifier } from "../../../sql/quote";
import { decimalType, findKinds, typeOfKinds } from "../../scan/csv-types";
import type { DuckDbSession } from "../session";
import { type JsonReading, jsonSource } from "./json-group";

const STRINGS: KindOptions = { decimalSeparator: ".", scalars: false };
/** How JSON's numbers read as text. */
export const NUMBERS: KindOptions = { decimalSeparator: ".", scalars: true };

/** What the engine guesses out of text. */
const GUESSED: ReadonlyMap<string, string> = new Map(
  ["UUID", "TIME", "DATE", "TIMESTAMP"].map((type) => [type, "VARCHAR"]),
);

/** A column's type, made exact; `mixed` when its values are of several kinds. */
export interface RefinedColumn extends Column {
  mixed: boolean;
}

/**
 * Makes inferred types exact: nothing is guessed out of text but ISO dates and times that all values of a column are;
 * integers are as wide as they must be; values of several kinds are text when all are scalars, else JSON.
 */
export async function refineTypes(
  session: DuckDbSession,
  reading: JsonReading,
  inferred: readonly Column[],
): Promise<RefinedColumn[]> {
  const long = reading.groups.some(({ files }) => files.some(({ longIntegers }) => longIntegers));
  const columns = inferred.map(({ name, type }) => ({
    name,
    type: plainType(type, long),
    mixed: type === "JSON",
  }));
  const ofType = (...types: string[]) => columns.filter(({ type }) => types.includes(type));
  const numbers = long ? ofType("DOUBLE", "HUGEINT") : [];
  const texts = ofType("VARCHAR");
  const mixed = reading.full ? ofType("JSON") : [];
  for (const { column, kinds } of await columnKinds(session, reading, texts, STRINGS))
    column.type = typeOfKinds(kinds);
  for (const { column, kinds } of await columnKinds(session, reading, numbers, NUMBERS)) {
    const sources = () =>
      reading.groups.map((group) => jsonSource(reading, group, [{ name: column.name, type: "VARCHAR" }]));
    const type = typeOfKinds(kinds);
    column.type = type === "decimal" ? await decimalType(session, sources(), column.name, ".") : type;
  }
  for (const { column, types } of await jsonTypes(session, reading, mixed)) {
    column.mixed = types.size > 1;
    if (!types.has("OBJECT") && !types.has("ARRAY")) column.type = "VARCHAR";
  }
  return columns;
}

/** Kinds of each column's values over all files. */
export async function columnKinds<C extends Column>(
  session: DuckDbSession,
  reading: JsonReading,
  columns: readonly C[],
  options: KindOptions,
): Promise<{ column: C; kinds: number }[]> {
  if (columns.length === 0) return [];
  const texts = columns.map(({ name }) => ({ name, type: "VARCHAR" }));
  const found = columns.map((column) => ({ column, kinds: 0 }));
  for (const group of reading.groups) {
    const source = {
      sql: jsonSource(reading, group, texts),
      columns: texts.map(({ name }) => name),
      records: group.records,
      full: reading.full,
    };
    const { kinds } = await findKinds(session, source, options);
    for (const [index, entry] of found.entries()) entry.kinds |= kinds[index] ?? KIND.text;
  }
  return found;
}

/** Which of JSON's types occur in each column. */
async function jsonTypes<C extends Column>(
  session: DuckDbSession,
  reading: JsonReading,
  columns: readonly C[],
): Promise<{ column: C; types: Set<string> }[]> {
  const found = columns.map((column) => ({ column, types: new Set<string>() }));
  if (columns.length === 0) return found;
  const items = columns.map(({ name }) => `string_agg(DISTINCT json_type(${quoteIdentifier(name)}), ',')`);
  for (const group of reading.groups) {
    const [row = []] = await session.rows(
      `SELECT ${items.join(", ")} FROM ${jsonSource(reading, group, columns)}`,
    );
    for (const [index, { types }] of found.entries())
      for (const type of String(row[index] ?? "").split(","))
        if (type !== "" && type !== "NULL") types.add(type);
  }
  return found;
}

/**
 * An inferred type without what was guessed: maps, and anything out of text but text. Integers of both signs are HUGEINT to
 * the engine, and BIGINT when none is long; long ones inside records stay text where it would make them DOUBLE.
 */
function plainType(type: string, long: boolean): string {
  if (/\bMAP\(/.test(type.replace(/"(?:[^"]|"")*"/g, ""))) return "JSON";
  const replaced = new Map(GUESSED);
  if (!long) replaced.set("HUGEINT", "BIGINT");
  else if (/[[(]/.test(type)) replaced.set("DOUBLE", "VARCHAR");
  return replaceTypes(type, replaced);
}

/** Exchanges types inside a type; field names stay, even when they are called like a type. */
export function replaceTypes(type: string, replaced: ReadonlyMap<string, string>): string {
  return type.replace(/"(?:[^"]|"")*"|(?<=^|[\w"] )[A-Z]+(?=[,)[]|$)/g, (word) => replaced.get(word) ?? word);
}
