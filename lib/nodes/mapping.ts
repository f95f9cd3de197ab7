import { z } from "zod";
import { asSql, type SqlText } from "../model/sql-text";
import { quoteIdentifier, quoteText } from "../sql/quote";
import { repeatedName } from "./column-names";
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

/** An ordered list of output columns, each from an input's column or a field inside one. */
export const mappingField = (meta: Omit<FieldMeta, "widget">) =>
  field(mappings.min(1, "is required"), { ...meta, widget: "mapping" }) as unknown as z.ZodType<
    Mapping[],
    readonly MappingInput[]
  >;

/** Reads a field of a struct. Not `"a"."b"`, which could as well be column b of table a. */
export const fieldOf = (struct: string, name: string): SqlText =>
  asSql(`struct_extract(${struct}, ${quoteText(name)})`);

/** SQL of one mapping over the input's columns, or over the struct `parent`. */
export function mappingExpression(mapping: Mapping, cast: "CAST" | "TRY_CAST", parent?: string): SqlText {
  const [root = "", ...fields] = mapping.from;
  const source = fields.reduce<string>(
    fieldOf,
    parent === undefined ? quoteIdentifier(root) : fieldOf(parent, root),
  );
  const kept = mapping.children.filter(({ dropped }) => !dropped);
  const members = kept.map((child) => `${quoteText(child.to)}: ${mappingExpression(child, cast, source)}`);
  const value = kept.length > 0 ? `CASE WHEN ${source} IS NOT NULL THEN {${members.join(", ")}} END` : source;
  return asSql(mapping.type === undefined ? value : `${cast}(${value} AS ${mapping.type})`);
}
