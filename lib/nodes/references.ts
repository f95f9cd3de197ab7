import type { z } from "zod";
import { columnMentions, renameColumnInSql, tableAliases } from "../sql/lens/rename-column";
import { sameName } from "./column-names";
import { type FieldMeta, fieldMeta, type WidgetKind } from "./fields";
import type { AnyNodeDefinition } from "./registry";

export type FieldPath = readonly (string | number)[];

/** A mention of an input's columns in a node's settings. */
export type Reference = ColumnReference | ExpressionReference;

/** A column by its name. */
export interface ColumnReference {
  kind: "column";
  field: FieldPath;
  column: string;
  port: string;
}

/** SQL text over the columns of `port`; over both, as `l` and `r`, where there is an `otherPort`. */
export interface ExpressionReference {
  kind: "expression";
  field: FieldPath;
  text: string;
  port: string;
  otherPort?: string;
  expects: NonNullable<FieldMeta["expects"]>;
}

type Settings = Readonly<Record<string, unknown>>;
type Visit = (reference: Reference) => string;

/** Every mention of a column in the settings, in the order of the form. Settings may be an incomplete draft. */
export function settingReferences(definition: AnyNodeDefinition, settings: Settings): Reference[] {
  const found: Reference[] = [];
  visitReferences(definition, settings, (reference) => {
    found.push(reference);
    return reference.kind === "column" ? reference.column : reference.text;
  });
  return found;
}

/**
 * The settings after the column `from` of an input is called `to`; the same object when they do not mention it. For a
 * port with named inputs, `port` is the alias.
 */
export function renameColumn(
  definition: AnyNodeDefinition,
  settings: Settings,
  port: string,
  from: string,
  to: string,
): Record<string, unknown> {
  const named = definition.inputs.some(({ arity }) => arity === "named");
  const next = visitReferences(definition, settings, (reference) => {
    const { port: main } = reference;
    if (reference.kind === "column")
      return main === port && sameName(reference.column, from) ? to : reference.column;
    const { text, otherPort, expects } = reference;
    if (named || expects === "query") {
      const aliases = tableAliases(text).filter(({ table }) => sameName(table, port));
      return renameColumnInSql(text, from, to, [port, ...aliases.map(({ alias }) => alias)]);
    }
    if (port !== main && port !== otherPort) return text;
    if (otherPort === undefined) return renameColumnInSql(text, from, to);
    return renameColumnInSql(text, from, to, [port === main ? "l" : "r"]);
  });
  return renameReplacedColumns(definition, next, port, from, to);
}

/** Whether SQL text mentions a column, bare or behind one of the qualifiers. */
export const mentionsColumn = (text: string, column: string, qualifiers: readonly string[] = []): boolean =>
  columnMentions(text, column, qualifiers).length > 0;

/** How each widget holds columns: gets a value and gives the value in which every reference went through `visit`. */
type Visitor = (value: unknown, path: FieldPath, make: Make) => unknown;
interface Make {
  column(value: unknown, field: FieldPath, port?: string): unknown;
  expression(value: unknown, field: FieldPath): unknown;
}

const column: Visitor = (value, path, make) => make.column(value, path);
const columns: Visitor = (value, path, make) =>
  mapList(value, (item, index) => make.column(item, [...path, index]));
const expression: Visitor = (value, path, make) => make.expression(value, path);
const pairs: Visitor = (value, path, make) =>
  mapList(asPairs(value, "name", "expression"), (item, index) =>
    mapKey(item, "expression", (text) => make.expression(text, [...path, index, "expression"])),
  );

const visitors: Partial<Record<WidgetKind, Visitor>> = {
  column,
  columns,
  expression,
  conditions: expression,
  sql: expression,
  "named-expressions": pairs,
  aggregations: pairs,
  "sort-keys": pairs,
  "key-pairs": (value, path, make) =>
    mapList(asPairs(value, "left", "right"), (item, index) =>
      mapKey(
        mapKey(item, "left", (name) => make.column(name, [...path, index, "left"])),
        "right",
        (name) => make.column(name, [...path, index, "right"], "other"),
      ),
    ),
  comparisons: (value, path, make) =>
    mapList(value, (item, index) =>
      mapKey(item, "column", (name) => make.column(name, [...path, index, "column"])),
    ),
  "column-names": (value, path, make) =>
    mapList(asPairs(value, "column", "as"), (item, index) =>
      mapKey(item, "column", (name) => make.column(name, [...path, index, "column"])),
    ),
  mapping: (value, path, make) =>
    mapList(value, (item, index) =>
      mapKey(item, "from", (from) =>
        Array.isArray(from)
          ? from.map((part, depth) => (depth === 0 ? make.column(part, [...path, index, "from", 0]) : part))
          : make.column(from, [...path, index, "from"]),
      ),
    ),
};

/** Rebuilds settings with every reference replaced by what `visit` returns; the same object when nothing changed. */
function visitReferences(
  definition: AnyNodeDefinition,
  settings: Settings,
  visit: Visit,
): Record<string, unknown> {
  const next: Record<string, unknown> = { ...settings };
  for (const [key, meta] of fieldsOf(definition.settings)) {
    // A column may be mentioned by default: renamed, it has to be written out.
    const value = settings[key] ?? (meta.widget === "column" ? initialSetting(definition, key) : undefined);
    const visitor = visitors[meta.widget];
    if (value === undefined || value === null || !visitor) continue;
    const changed = visitor(value, [key], maker(definition, meta, visit));
    if (JSON.stringify(changed) !== JSON.stringify(value)) next[key] = changed;
  }
  return Object.keys(next).some((key) => next[key] !== settings[key])
    ? next
    : (settings as Record<string, unknown>);
}

function maker(definition: AnyNodeDefinition, meta: FieldMeta, visit: Visit): Make {
  const port = meta.port ?? definition.inputs[0]?.name ?? "";
  const { otherPort } = meta;
  return {
    column: (value, field, side) => {
      if (typeof value !== "string" || value === "") return value;
      return visit({
        kind: "column",
        field,
        column: value,
        port: side === "other" ? (otherPort ?? port) : port,
      });
    },
    expression: (value, field) => {
      if (typeof value !== "string" || value.trim() === "") return value;
      const expects = meta.expects ?? "scalar";
      return visit({
        kind: "expression",
        field,
        text: value,
        port,
        ...(otherPort ? { otherPort } : {}),
        expects,
      });
    },
  };
}

/** A computed column that replaces a column of the input follows its new name, and so stays in its place. */
function renameReplacedColumns(
  definition: AnyNodeDefinition,
  settings: Record<string, unknown>,
  port: string,
  from: string,
  to: string,
): Record<string, unknown> {
  let next = settings;
  for (const [key, meta] of fieldsOf(definition.settings)) {
    if (
      meta.widget !== "named-expressions" ||
      meta.expects === "predicate" ||
      meta.entry !== undefined ||
      port !== (meta.port ?? definition.inputs[0]?.name)
    )
      continue;
    const before = asPairs(next[key], "name", "expression");
    const after = mapList(before, (item) =>
      mapKey(item, "name", (name) => (typeof name === "string" && sameName(name, from) ? to : name)),
    );
    if (JSON.stringify(after) !== JSON.stringify(before)) next = { ...next, [key]: after };
  }
  return next;
}

/** The fields of a node's settings with their meta, in the order of the form. */
export const fieldsOf = (settings: z.ZodObject): [key: string, meta: FieldMeta][] =>
  Object.entries(settings.shape).flatMap(([key, schema]) => {
    const meta = fieldMeta(schema as z.ZodType);
    return meta ? [[key, meta] as [string, FieldMeta]] : [];
  });

/** The value a setting has where nobody chose one. */
export function initialSetting({ settings }: Pick<AnyNodeDefinition, "settings">, key: string): unknown {
  const initial = (settings.shape[key] as z.ZodType | undefined)?.safeParse(undefined);
  return initial?.success ? initial.data : undefined;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The list that a record stands for, as programs may write it. */
const asPairs = (value: unknown, key: string, content: string): unknown =>
  isRecord(value) ? Object.entries(value).map(([k, v]) => ({ [key]: k, [content]: v })) : value;

const mapList = (value: unknown, change: (item: unknown, index: number) => unknown): unknown =>
  Array.isArray(value) ? value.map(change) : value;

const mapKey = (value: unknown, key: string, change: (inner: unknown) => unknown): unknown =>
  isRecord(value) && key in value ? { ...value, [key]: change(value[key]) } : value;
