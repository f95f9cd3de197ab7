import type { KindOptions } from "../../../connectors/value-kinds";
import type { Column } from "../../../model/column";
import { type ColumnType, parseColumnType } from "../../../model/column-type";
import { quoteIdentifier, quoteText } from "../../../sql/quote";
import { typeText } from "../../../sql/type-text";
import { decimalType, findKinds, typeOfKinds } from "../../scan/csv-types";
import type { DuckDbSession } from "../session";

/** Columns of text, at the top or deep inside, and what reads them. */
export interface TextGroup {
  /** A table expression. */
  sql: string;
  columns: readonly Column[];
  records: number;
}

/** Texts of one level: rows of a table, or elements of a list. */
interface Level {
  sql: string;
  leaves: { path: string; expression: string }[];
}

/** What is known of one text inside a column: the kinds of all its values, and SELECTs of them as `v`. */
export interface Leaf {
  kinds: number;
  sources: string[];
}

/** The kinds of every text of a group's columns, by column and path. */
export async function leafKinds(
  session: DuckDbSession,
  groups: readonly TextGroup[],
  options: KindOptions,
): Promise<Map<string, Leaf>> {
  const found = new Map<string, Leaf>();
  for (const group of groups)
    for (const level of levelsOf(group)) {
      if (level.leaves.length === 0) continue;
      const names = level.leaves.map((_, index) => `c${index}`);
      const items = level.leaves.map(({ expression }, index) => `${expression} AS c${index}`);
      const source = {
        sql: `(SELECT ${items.join(", ")} FROM ${level.sql})`,
        columns: names,
        records: group.records,
        full: true,
      };
      const { kinds } = await findKinds(session, source, options);
      for (const [index, { path, expression }] of level.leaves.entries()) {
        const leaf = found.get(path) ?? { kinds: 0, sources: [] };
        leaf.kinds |= kinds[index] ?? 0;
        leaf.sources.push(`(SELECT ${expression} AS v FROM ${level.sql})`);
        found.set(path, leaf);
      }
    }
  return found;
}

function levelsOf({ sql, columns }: TextGroup): Level[] {
  const levels: Level[] = [{ sql, leaves: [] }];
  const visit = (type: ColumnType, path: string, expression: string, level: Level): void => {
    if (type.kind === "scalar") {
      if (type.name === "VARCHAR") level.leaves.push({ path, expression });
    } else if (type.kind === "list") {
      const below = { sql: `(SELECT unnest(${expression}) AS v FROM ${level.sql})`, leaves: [] };
      levels.push(below);
      visit(type.item, `${path}[]`, "v", below);
    } else if (type.kind === "struct")
      for (const field of type.fields)
        visit(
          field.type,
          fieldPath(path, field.name),
          `struct_extract(${expression}, ${quoteText(field.name)})`,
          level,
        );
  };
  for (const { name, type } of columns) {
    const tree = parseColumnType(type);
    if (tree) visit(tree, rootPath(name), quoteIdentifier(name), levels[0] as Level);
  }
  return levels;
}

const rootPath = (name: string): string => JSON.stringify(name.toLowerCase());
const fieldPath = (path: string, name: string): string => `${path}.${JSON.stringify(name.toLowerCase())}`;

/** A column's type with every text in it of the narrowest type that keeps all its values. */
export async function refinedType(
  session: DuckDbSession,
  { name, type }: Column,
  leaves: ReadonlyMap<string, Leaf>,
  separator: "." | ",",
): Promise<string> {
  const refine = async (tree: ColumnType, path: string): Promise<ColumnType> => {
    if (tree.kind === "list") return { ...tree, item: await refine(tree.item, `${path}[]`) };
    if (tree.kind === "struct") {
      const fields = [];
      for (const field of tree.fields)
        fields.push({ name: field.name, type: await refine(field.type, fieldPath(path, field.name)) });
      return { ...tree, fields };
    }
    const leaf = leaves.get(path);
    if (tree.kind !== "scalar" || tree.name !== "VARCHAR" || !leaf) return tree;
    const wanted = typeOfKinds(leaf.kinds);
    const text = wanted === "decimal" ? await decimalType(session, leaf.sources, "v", separator) : wanted;
    return parseColumnType(text) ?? tree;
  };
  const tree = parseColumnType(type);
  return tree ? typeText(await refine(tree, rootPath(name))) : type;
}

/** The kinds of the texts of a column that has no texts inside. */
export const kindsOfColumn = (leaves: ReadonlyMap<string, Leaf>, name: string): number =>
  leaves.get(rootPath(name))?.kinds ?? 0;
