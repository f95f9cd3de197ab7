import type { Column } from "@/lib/model/column";
import { type ColumnType, parseColumnType } from "@/lib/model/column-type";
import { sameName } from "@/lib/nodes/column-names";
import type { Mapping } from "@/lib/nodes/mapping";
import { writeIdentifier } from "@/lib/sql/lens/identifier";
import { asList, asRecord, asText, asTexts, type SettingValue } from "./widget-props";

/** Where a mapping stands: indexes from the list inward through children. */
export type MappingPath = readonly number[];

/** One line of the table. */
export interface MappingRow {
  mapping: Mapping;
  path: MappingPath;
  /** Type of what it reads; null where nothing is known of it. */
  type: ColumnType | null;
  /** The input, or the struct it stands in, has nothing of that name. */
  unknown: boolean;
  /** Left out with a parent that is left out. */
  inert: boolean;
}

/** Mappings from any draft. */
export const readMappings = (value: unknown): Mapping[] =>
  asList(value).map((item) => {
    const { from, to, type, dropped, children } = asRecord(item);
    return {
      from: typeof from === "string" ? [from] : asTexts(from),
      to: asText(to),
      ...(typeof type === "string" ? { type } : {}),
      dropped: dropped === true,
      children: readMappings(children),
    };
  });

/** As a document holds them: what says nothing is left out. */
export const writeMappings = (mappings: readonly Mapping[]): SettingValue[] =>
  mappings.map(({ from, to, type, dropped, children }) => ({
    from,
    to,
    ...(type ? { type } : {}),
    ...(dropped ? { dropped } : {}),
    ...(children.length > 0 ? { children: writeMappings(children) } : {}),
  }));

/** The table's lines: children follow their parent. */
export function mappingRows(mappings: readonly Mapping[], columns: readonly Column[]): MappingRow[] {
  const member = (type: ColumnType | null, name: string): ColumnType | null =>
    type?.kind === "struct" ? (type.fields.find((field) => sameName(field.name, name))?.type ?? null) : null;
  const walk = (
    list: readonly Mapping[],
    parent: MappingPath,
    scope: ColumnType | null | undefined,
    inert: boolean,
  ): MappingRow[] =>
    list.flatMap((mapping, index) => {
      const [root = "", ...rest] = mapping.from;
      const column = columns.find(({ name }) => sameName(name, root));
      const first =
        scope === undefined ? (column ? parseColumnType(column.type) : null) : member(scope, root);
      const type = rest.reduce(member, first);
      const path = [...parent, index];
      const element = type?.kind === "list" ? type.item : type;
      const known =
        scope === undefined ? columns.length === 0 || column !== undefined : scope === null || first !== null;
      const row = {
        mapping,
        path,
        type,
        unknown: !known || (rest.length > 0 && first !== null && type === null),
        inert,
      };
      return [row, ...walk(mapping.children, path, element, inert || mapping.dropped)];
    });
  return walk(mappings, [], undefined, false);
}

/** The list with one mapping replaced, or taken out. */
export function withMapping(list: readonly Mapping[], path: MappingPath, next: Mapping | null): Mapping[] {
  const [at, ...rest] = path;
  return list.flatMap((mapping, index) => {
    if (index !== at) return [mapping];
    if (rest.length === 0) return next ? [next] : [];
    return [{ ...mapping, children: withMapping(mapping.children, rest, next) }];
  });
}

/** Moves a line among its siblings, to the one that stands at, or contains, the wanted line. */
export function moveMapping(
  list: readonly Mapping[],
  rows: readonly MappingRow[],
  from: number,
  to: number,
): Mapping[] {
  const moving = rows[from]?.path;
  const target = rows[to]?.path;
  if (!moving || !target) return [...list];
  const parent = moving.slice(0, -1);
  const inside = parent.every((part, depth) => target[depth] === part) && target.length > parent.length;
  if (!inside) return [...list];
  return reorder(list, parent, moving.at(-1) ?? 0, target[parent.length] ?? 0);
}

function reorder(list: readonly Mapping[], parent: MappingPath, from: number, to: number): Mapping[] {
  const [at, ...rest] = parent;
  if (at !== undefined)
    return list.map((mapping, index) =>
      index === at ? { ...mapping, children: reorder(mapping.children, rest, from, to) } : mapping,
    );
  const next = [...list];
  const [item] = next.splice(from, 1);
  if (item) next.splice(to, 0, item);
  return next;
}

export const mapColumn = (name: string): Mapping => ({
  from: [name],
  to: name,
  dropped: false,
  children: [],
});

/** Columns of the input that no line reads. */
export const unmappedColumns = (columns: readonly Column[], mappings: readonly Mapping[]): Column[] =>
  columns.filter(({ name }) => !mappings.some(({ from }) => sameName(from[0] ?? "", name)));

/** The fields of a struct, or of the structs of a list; null for other types. */
export function structFields(type: ColumnType | null): readonly { name: string; type: ColumnType }[] | null {
  const element = type?.kind === "list" ? type.item : type;
  return element?.kind === "struct" ? element.fields : null;
}

/** A type in DuckDB's notation. */
export function typeText(type: ColumnType): string {
  switch (type.kind) {
    case "scalar":
      return type.arguments.length > 0 ? `${type.name}(${type.arguments.join(",")})` : type.name;
    case "list":
      return `${typeText(type.item)}[${type.length ?? ""}]`;
    case "map":
      return `MAP(${typeText(type.key)}, ${typeText(type.value)})`;
    case "struct":
    case "union":
      return `${type.kind.toUpperCase()}(${type.fields.map((field) => `${writeIdentifier(field.name)} ${typeText(field.type)}`).join(", ")})`;
  }
}
