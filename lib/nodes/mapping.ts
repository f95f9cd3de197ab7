import { z } from "zod";
import type { ColumnType } from "../model/column-type";
import { asSql, type SqlText } from "../model/sql-text";
import { quoteIdentifier, quoteText } from "../sql/quote";
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
export function mappingExpression(
  mapping: Mapping,
  cast: "CAST" | "TRY_CAST",
  type: ColumnType | null,
): SqlText {
  const [root = "", ...fields] = mapping.from;
  return mapped(mapping, cast, quoteIdentifier(root), fields, type, 0);
}

function mapped(
  mapping: Mapping,
  cast: string,
  start: string,
  path: readonly string[],
  startType: ColumnType | null,
  depth: number,
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
  return asSql(mapping.type === undefined ? value : `${cast}(${value} AS ${mapping.type})`);
}

const memberType = (type: ColumnType | null, name: string): ColumnType | null =>
  type?.kind === "struct" ? (type.fields.find((one) => sameName(one.name, name))?.type ?? null) : null;
