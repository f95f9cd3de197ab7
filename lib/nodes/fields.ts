import { z } from "zod";
import { type CodeText, codeText } from "../model/code-text";
import { Column } from "../model/column";
import { parseColumnType } from "../model/column-type";
import { TransformName } from "../model/custom-transform";
import { PortName } from "../model/pipeline";
import { type SqlText, sqlText } from "../model/sql-text";
import { repeatedName } from "./column-names";

/**
 * The vocabulary of settings. A field is a Zod schema whose meta says how it reads (`title`, `help`) and which widget
 * edits it; forms, column checks, completion, documentation and the printer all work from that meta. A field's input
 * type is what a program may write, its output type what a document holds.
 */
export interface FieldMeta {
  title: string;
  help?: string;
  placeholder?: string;
  widget: WidgetKind;
  /** Port whose columns the field speaks of; the first one by default. */
  port?: string;
  /** Second port, for key pairs. */
  otherPort?: string;
  /** For SQL: what the text must be. `window` is a scalar with calls of window functions, which need not say OVER. */
  expects?: "scalar" | "predicate" | "aggregate" | "window" | "query";
  /** For choices: how each value is called. */
  labels?: Readonly<Record<string, string>>;
  /** Shown only while another field holds one of these values. */
  when?: { field: string; is: readonly unknown[] };
  /** For lists: what one more entry is called, after “Add”. Named expressions that have it name no columns. */
  entry?: string;
  /** Folded away under “Advanced”. */
  advanced?: boolean;
  /** For paths: which files the picker offers. */
  extensions?: readonly string[];
  /** Printed in programs as a record from the first key to the second, where keys allow. */
  recordOf?: readonly [key: string, value: string];
}

/** Every widget a node can ask for; `components/form/fields/<kind>.tsx` holds each. */
export const WIDGET_KINDS = [
  "text",
  "long-text",
  "number",
  "toggle",
  "choice",
  "path",
  "paths",
  "column",
  "columns",
  "column-name",
  "expression",
  "conditions",
  "named-expressions",
  "aggregations",
  "sort-keys",
  "key-pairs",
  "mapping",
  "sql",
  "schema",
  "rows",
  "type",
  "texts",
  "named-texts",
  "column-places",
  "column-names",
  "comparisons",
  "json",
  "code",
  "transform",
  "parameters",
  "node-names",
] as const;
export type WidgetKind = (typeof WIDGET_KINDS)[number];

const metas = new WeakMap<object, FieldMeta>();

/** Attaches meta to a schema of its own; `fieldMeta` finds it again, also under `.optional()` and `.default()`. */
export function field<S extends z.ZodType>(schema: S, meta: FieldMeta): S {
  if (metas.has(schema)) throw new Error(`The schema of “${meta.title}” belongs to another field already.`);
  metas.set(schema, meta);
  return schema;
}

/** The meta of a field, or undefined for a schema that is no field. */
export function fieldMeta(schema: z.ZodType): FieldMeta | undefined {
  const own = metas.get(schema);
  if (own) return own;
  const inner = (schema.def as { innerType?: z.ZodType }).innerType;
  return inner ? fieldMeta(inner) : undefined;
}

type Meta = Omit<FieldMeta, "widget">;

export const textField = (meta: Meta) => field(z.string().max(100_000), { ...meta, widget: "text" });
export const requiredText = (meta: Meta) =>
  field(z.string().min(1, "is required").max(100_000), { ...meta, widget: "text" });
export const integerField = (meta: Meta & { min?: number; max?: number }) => {
  const { min = 0, max = Number.MAX_SAFE_INTEGER, ...rest } = meta;
  return field(z.number().int().min(min).max(max), { ...rest, widget: "number" });
};
/** A number that need not be whole. */
export const numberField = (meta: Meta & { min: number; max: number }) => {
  const { min, max, ...rest } = meta;
  return field(z.number().min(min).max(max), { ...rest, widget: "number" });
};
export const toggleField = (meta: Meta) => field(z.boolean(), { ...meta, widget: "toggle" });
export const choiceField = <const V extends readonly [string, ...string[]]>(
  values: V,
  meta: Meta & { labels?: Readonly<Record<V[number], string>> },
) => field(z.enum(values), { ...meta, widget: "choice" });

/** A list of texts, any of which may be empty. */
export const textsField = (meta: Meta) =>
  field(z.array(z.string().max(1000)).max(1000), { ...meta, widget: "texts" });
/** One character, such as a delimiter; `\\t` may stand for a tab. */
export const characterField = (meta: Meta & { most?: number }) => {
  const { most = 1, ...rest } = meta;
  const schema = z
    .string()
    .overwrite((text) => (text === "\\t" ? "\t" : text))
    .min(1, "is required")
    .max(most, most === 1 ? "is one character" : `is at most ${most} characters`)
    .regex(/^[^\r\n\0]*$/, "cannot be a line break");
  return field(schema, { ...rest, widget: "text" });
};

/** One file or folder of the workspace. */
export const pathField = (meta: Meta) =>
  field(z.string().min(1, "is required").max(4096), { ...meta, widget: "path" });
/** Files, folders or globs of the workspace. */
export const pathsField = (meta: Meta) =>
  field(z.array(z.string().min(1).max(4096)).min(1, "is required").max(10_000), { ...meta, widget: "paths" });

/** A column name that DuckDB can hold. */
export const columnName = () =>
  z
    .string()
    .min(1, "is required")
    .max(10_000)
    .regex(/^[^\0]*$/, "cannot hold the character NUL");

/** One column of an input. */
export const columnField = (meta: Meta) => field(columnName(), { ...meta, widget: "column" });
/** Several columns of an input. */
export const columnsField = (meta: Meta, min = 0) =>
  field(z.array(columnName()).min(min, "is required"), { ...meta, widget: "columns" });
/** A name for a new column. */
export const columnNameField = (meta: Meta) => field(columnName(), { ...meta, widget: "column-name" });
/** A type in DuckDB's notation. */
export const typeText = () =>
  z
    .string()
    .min(1, "is required")
    .max(10_000)
    .refine((text) => text === "" || parseColumnType(text) !== null, "is not a type");

/** A DuckDB type. */
export const typeField = (meta: Meta) => field(typeText(), { ...meta, widget: "type" });

/** SQL over an input's columns. */
export const expressionField = (meta: Meta & { expects: "scalar" | "aggregate" }) =>
  field(sqlText().min(1, "is required"), { ...meta, widget: "expression" });
/** A condition: rules and groups, or SQL; both are the same text. */
export const conditionField = (meta: Meta) =>
  field(sqlText().min(1, "is required"), { ...meta, widget: "conditions", expects: "predicate" });
/** A whole SELECT over aliased inputs. */
export const queryField = (meta: Meta) =>
  field(sqlText().min(1, "is required"), { ...meta, widget: "sql", expects: "query" });

/** One function over the tables of the node's inputs. */
export const codeField = (meta: Meta) => field(codeText(), { ...meta, widget: "code" });

const PORT = /^[A-Za-z_][A-Za-z0-9_]{0,62}$/;

/** Names of outputs; none for a node whose only output is its rows. */
export const outputNamesField = (meta: Meta, reserved: readonly string[]) => {
  const schema = z
    .array(z.string().regex(PORT, "cannot name an output: letters, digits and _ only, a letter first"))
    .max(100)
    .refine((names) => names.length !== 1, "names two outputs at least; one needs no name")
    .superRefine((names, context) => {
      const repeated = repeatedName([...reserved, ...names]);
      if (repeated !== undefined)
        context.addIssue({ code: "custom", message: `two outputs would be called “${repeated}”` });
    });
  return field(schema, { ...meta, widget: "texts" });
};

/** Text of several lines. */
export const markdownField = (meta: Meta) => field(z.string().max(100_000), { ...meta, widget: "long-text" });

/** Nodes of the job, by name. */
export const nodeNamesField = (meta: Meta) =>
  field(z.array(z.string().min(1, "is required").max(255)).max(10_000), { ...meta, widget: "node-names" });

/** A transform of the workspace, by name. */
export const transformField = (meta: Meta) =>
  field(
    TransformName.refine((name) => name !== "", "is required"),
    { ...meta, widget: "transform" },
  );

/** Values for the parameters of a transform; what they may be, the transform says. */
export const parametersField = (meta: Meta) =>
  field(
    z.record(
      PortName,
      z.union([z.string(), z.number(), z.boolean(), z.array(z.union([z.string(), z.number()]))]),
    ),
    { ...meta, widget: "parameters" },
  );

/** Pairs that a program may write as a record (`{ city: sql`…` }`) and a document holds as an ordered list. */
function pairs<K extends string, V extends string, S extends z.ZodType>(
  key: K,
  value: V,
  valueSchema: S,
  min = 0,
) {
  type Pair = { [P in K]: string } & { [P in V]: z.output<S> };
  const list = z.array(z.strictObject({ [key]: columnName(), [value]: valueSchema })).min(min, "is required");
  const toList = (input: unknown) =>
    isRecord(input) ? Object.entries(input).map(([k, v]) => ({ [key]: k, [value]: v })) : input;
  return z.preprocess(toList, list) as unknown as z.ZodType<
    Pair[],
    Pair[] | Readonly<Record<string, z.output<S>>>
  >;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** New columns by name. */
export const namedExpressionsField = (
  meta: Meta & { expects: "scalar" | "aggregate" | "window" },
  min = 0,
) => {
  const schema = pairs("name", "expression", sqlText().min(1, "is required"), min);
  return field(schema, {
    ...meta,
    widget: meta.expects === "aggregate" ? "aggregations" : "named-expressions",
    recordOf: ["name", "expression"],
  });
};

/** New columns by name, each with a text that says what it takes, such as a path. */
export const namedTextsField = (meta: Meta, min = 0) => {
  const text = z.string().min(1, "is required").max(10_000);
  return field(pairs("name", "text", text, min), {
    ...meta,
    widget: "named-texts",
    recordOf: ["name", "text"],
  });
};

/** New columns by name, each with a whole number that says what it takes, such as a place. */
export const namedNumbersField = (meta: Meta, number: z.ZodNumber, min = 0) =>
  field(pairs("name", "number", number, min), {
    ...meta,
    widget: "named-texts",
    recordOf: ["name", "number"],
  });

/** Outputs by name, each with the condition for a row to go there. */
export const namedConditionsField = (meta: Meta, reserved: readonly string[]) => {
  const schema = pairs("name", "expression", sqlText().min(1, "is required"), 1).superRefine(
    (groups, context) => {
      const names = groups.map(({ name }) => name);
      const repeated = repeatedName([...reserved, ...names]);
      if (repeated !== undefined)
        context.addIssue({ code: "custom", message: `two outputs would be called “${repeated}”` });
      const wrong = names.find((name) => !PortName.safeParse(name).success);
      if (wrong !== undefined)
        context.addIssue({
          code: "custom",
          message: `“${wrong}” cannot name an output: letters, digits and _ only, a letter first`,
        });
    },
  );
  return field(schema, {
    ...meta,
    widget: "named-expressions",
    expects: "predicate",
    recordOf: ["name", "expression"],
  });
};

/** Conditions by the name that reports call them by. */
export const assertionsField = (meta: Meta) => {
  const schema = pairs("name", "expression", sqlText().min(1, "is required"), 1).superRefine(
    (conditions, context) => {
      const repeated = repeatedName(conditions.map(({ name }) => name));
      if (repeated !== undefined)
        context.addIssue({ code: "custom", message: `two conditions are called “${repeated}”` });
    },
  );
  return field(schema, {
    ...meta,
    widget: "named-expressions",
    expects: "predicate",
    entry: "a condition",
    recordOf: ["name", "expression"],
  });
};

/** Columns of two inputs that must be equal. */
export const keyPairsField = (meta: Meta & { port: string; otherPort: string }, min = 0) =>
  field(pairs("left", "right", columnName(), min), {
    ...meta,
    widget: "key-pairs",
    recordOf: ["left", "right"],
  });

/** Columns of an input, each under the name it gets. */
export const columnNamesField = (meta: Meta) => {
  const schema = pairs("column", "as", columnName()).superRefine((columns, context) => {
    const repeated = repeatedName(columns.map(({ as }) => as));
    if (repeated !== undefined)
      context.addIssue({ code: "custom", message: `two columns are called “${repeated}”` });
  });
  return field(schema, { ...meta, widget: "column-names", recordOf: ["column", "as"] });
};

export const SortKeySetting = z.strictObject({
  expression: sqlText().min(1, "is required"),
  direction: z.enum(["asc", "desc"]).default("asc"),
  nulls: z.enum(["first", "last"]).default("last"),
});
export const sortKeysField = (meta: Meta, min = 1) =>
  field(z.array(SortKeySetting).min(min, "is required"), { ...meta, widget: "sort-keys" });

/** Columns fixed by name and type; names differ, as DuckDB compares them. */
export const schemaField = (meta: Meta, min = 0) => {
  const column = Column.extend({ name: columnName(), type: typeText() });
  const schema = z
    .array(column)
    .min(min, "is required")
    .superRefine((columns, context) => {
      const repeated = repeatedName(columns.map(({ name }) => name));
      if (repeated !== undefined)
        context.addIssue({ code: "custom", message: `two columns are called “${repeated}”` });
    });
  return field(schema, { ...meta, widget: "schema" });
};

/** Columns by their place in a line: the first character, from 1, and how many. */
export const placesField = (meta: Meta) => {
  const place = z.number().int().min(1).max(1_000_000);
  const schema = z
    .array(z.strictObject({ name: columnName(), start: place, length: place }))
    .min(1, "is required")
    .max(10_000)
    .superRefine((columns, context) => {
      const repeated = repeatedName(columns.map(({ name }) => name));
      if (repeated !== undefined)
        context.addIssue({ code: "custom", message: `two columns are called “${repeated}”` });
    });
  return field(schema, { ...meta, widget: "column-places" });
};

/** Rows of text cells; null is NULL. */
export const rowsField = (meta: Meta) =>
  field(z.array(z.array(z.string().max(1_000_000).nullable())).max(100_000), { ...meta, widget: "rows" });

export type { CodeText, SqlText };
