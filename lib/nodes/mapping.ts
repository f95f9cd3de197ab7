import { z } from "zod";
import { type ColumnType, parseColumnType } from "../model/column-type";
import { asSql, type SqlText } from "../model/sql-text";
import { quoteIdentifier, quoteText } from "../sql/quote";
import { type Cast, isoTimestamp } from "../sql/timestamp-sql";
import { repeatedName, sameName } from "./column-names";
import { columnName, type FieldMeta, field, typeText } from "./fields";

/** One output column of a change of schema: what it reads, what it is called, and its type where that changes. */
export interface Mapping {
  /** A column, or the path of a field within a struct; for children, within the parent. */
  from: string[];
  to: string;
  type?: string | undefined;
  /** Kept in the list, left out of the result. */
  dropped: boolean;
  /** Rebuilds a struct from these fields only. */
  children: Mapping[];
}

/** A mapping as a program may write it: `from` as a plain column name, the rest where needed. */
export interface MappingInput {
  from: string | readonly string[];
  to: string;
  type?: string | undefined;
  dropped?: boolean | undefined;
  children?: readonly MappingInput[] | undefined;
}

const path = z.preprocess(
  (from) => (typeof from === "string" ? [from] : from),
  z.array(columnName()).min(1, "is required").max(100),
);

const mapping: z.ZodType<Mapping, MappingInput> = z.lazy(() =>
  z.strictObject({
    from: path,
    to: columnName(),
    type: typeText().optional(),
    dropped: z.boolean().default(false),
    children: mappings.default([]),
  }),
) as unknown as z.ZodType<Mapping, MappingInput>;

const mappings: z.ZodArray<typeof mapping> = z.array(mapping).superRefine((list, context) => {
  const kept = list.filter(({ dropped }) => !dropped);
  const repeated = repeatedName(kept.map(({ to }) => to));
  if (repeated !== undefined)
    context.addIssue({ code: "custom", message: `two columns are called “${repeated}”` });
  if (list.length > 0 && kept.length === 0)
    context.addIssue({ code: "custom", message: "every column is dropped" });
});

const MAX_DEPTH = 50;
const depthOf = (list: readonly Mapping[]): number =>
  list.length === 0 ? 0 : 1 + Math.max(...list.map(({ children }) => depthOf(children)));

/** An ordered list of output columns, each from an input's column or a field inside one. */
export const mappingField = (meta: Omit<FieldMeta, "widget">) => {
  const schema = mappings
    .min(1, "is required")
    .refine((list) => depthOf(list) <= MAX_DEPTH, `is nested more than ${MAX_DEPTH} deep`);
  return field(schema, { ...meta, widget: "mapping" }) as unknown as z.ZodType<
    Mapping[],
    readonly MappingInput[]
  >;
};

/** Reads a field of a struct. Not `"a"."b"`, which could as well be column b of table a. */
export const fieldOf = (struct: string, name: string): SqlText =>
  asSql(`struct_extract(${struct}, ${quoteText(name)})`);

/**
 * SQL of one mapping over the input's columns. Children rebuild a struct, or each struct of a list; NULL stays NULL.
 * `type` is that of the root column, where it is known.
 */
export function mappingExpression(mapping: Mapping, cast: Cast, type: ColumnType | null): SqlText {
  const [root = "", ...fields] = mapping.from;
  return mapped(mapping, cast, quoteIdentifier(root), fields, type, 0);
}

function mapped(
  mapping: Mapping,
  cast: Cast,
  start: string,
  path: readonly string[],
  startType: ColumnType | null,
  depth: number,
  withCast = true,
): SqlText {
  const source = path.reduce<string>(fieldOf, start);
  const type = path.reduce(memberType, startType);
  const kept = mapping.children.filter(({ dropped }) => !dropped);
  const struct = (value: string, of: ColumnType | null) => {
    const members = kept.map(
      (child) => `${quoteText(child.to)}: ${mapped(child, cast, value, child.from, of, depth + 1)}`,
    );
    return `CASE WHEN ${value} IS NOT NULL THEN {${members.join(", ")}} END`;
  };
  const element = `element${depth === 0 ? "" : depth}`;
  const rebuilt =
    type?.kind === "list"
      ? `list_transform(${source}, lambda ${element}: ${struct(element, type.item)})`
      : struct(source, type);
  const value = kept.length > 0 ? rebuilt : source;
  return asSql(mapping.type === undefined || !withCast ? value : casted(value, cast, mapping.type, type));
}

/** A plain cast of a text to TIMESTAMP drops the offset it may have. */
function casted(value: string, cast: Cast, to: string, from: ColumnType | null): string {
  const isText = from?.kind === "scalar" && from.name.toUpperCase() === "VARCHAR";
  return isText && /^(timestamp|datetime)$/i.test(to.trim())
    ? isoTimestamp(value, cast)
    : `${cast}(${value} AS ${to})`;
}

/** A cast of a mapping, at which a row can fail. */
export interface MappedCast {
  /** The column or the field it reads: `reading.taken`. */
  path: string;
  type: string;
  /** What it reads; the whole list for a cast of what is in its elements. */
  value: SqlText;
  /** True where the value does not fit. */
  fails: SqlText;
}

/** The casts of a mapping, in order. */
export function mappedCasts(mapping: Mapping, type: ColumnType | null): MappedCast[] {
  const [root = "", ...fields] = mapping.from;
  return casts(mapping, quoteIdentifier(root), fields, type, [root], 0);
}

function casts(
  mapping: Mapping,
  start: string,
  path: readonly string[],
  startType: ColumnType | null,
  names: readonly string[],
  depth: number,
): MappedCast[] {
  const source = path.reduce<string>(fieldOf, start);
  const type = path.reduce(memberType, startType);
  const here = [...names, ...path];
  const kept = mapping.children.filter(({ dropped }) => !dropped);
  const below = (value: string, of: ColumnType | null) =>
    kept.flatMap((child) => casts(child, value, child.from, of, here, depth + 1));
  const element = `element${depth === 0 ? "" : depth}`;
  const inner =
    type?.kind === "list"
      ? below(element, type.item).map((one) => ({
          ...one,
          value: asSql(source),
          fails: asSql(`len(list_filter(${source}, lambda ${element}: ${one.fails})) > 0`),
        }))
      : below(source, type);
  if (mapping.type === undefined) return inner;
  const value = asSql(
    kept.length > 0 ? mapped(mapping, "TRY_CAST", start, path, startType, depth, false) : source,
  );
  // Of a list or a struct, TRY_CAST makes NULL of what does not fit, and keeps the rest.
  const isNested = parseColumnType(mapping.type)?.kind !== "scalar";
  const cast = isNested
    ? `TRY(CAST(${value} AS ${mapping.type}))`
    : casted(value, "TRY_CAST", mapping.type, kept.length > 0 ? null : type);
  const fails = asSql(`(${value} IS NOT NULL AND ${cast} IS NULL)`);
  return [...inner, { path: here.join("."), type: mapping.type, value, fails }];
}

const memberType = (type: ColumnType | null, name: string): ColumnType | null =>
  type?.kind === "struct" ? (type.fields.find((one) => sameName(one.name, name))?.type ?? null) : null;
