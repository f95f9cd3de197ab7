import { z } from "zod";
import type { Rel, Unnest } from "../../ir/rel";
import type { Column } from "../../model/column";
import { parseColumnType } from "../../model/column-type";
import { quoteIdentifier } from "../../sql/quote";
import { actualName, sameName } from "../column-names";
import { defineNode, oneInput, oneOutput } from "../define-node";
import { exampleTable } from "../example-table";
import { columnField, columnNameField, toggleField } from "../fields";

/** Makes a row of each element of a list, or entry of a map; AWS Glue's Explode Array Or Map Into Rows. */
export const explode = defineNode({
  type: "explode",
  title: "Explode array or map",
  description:
    "Makes one row of each element of a list, or of each entry of a map; the other columns repeat. Rows whose list is NULL or empty are left out unless they are asked for.",
  icon: "list-plus",
  category: "transform",
  family: "reshape",
  keywords: ["unnest", "list", "array", "map", "rows", "flatten", "lateral", "elements"],
  inputs: oneInput,
  outputs: oneOutput,
  settings: z.strictObject({
    column: columnField({ title: "List or map" }),
    as: columnNameField({
      title: "Column of the elements",
      help: "Or of the map's values. Empty takes the place of the list; for a map it is “value”. A name the input has is replaced.",
    }).optional(),
    keyAs: columnNameField({ title: "Column of the keys", help: "For a map." }).default("key"),
    includeNulls: toggleField({
      title: "Include NULLs",
      help: "Keeps a row whose list is NULL or empty, with NULL.",
    }).default(false),
    positionAs: columnNameField({
      title: "Column of the places",
      help: "Numbers the elements of each list from 1.",
      advanced: true,
    }).optional(),
  }),
  method: { on: "table", name: "explode", positional: ["column"] },
  version: 1,
  migrations: [],
  lower: ({ inputs, settings }) => {
    const { columns, rel: input, name: source } = inputs.in;
    const column = actualName(columns, settings.column);
    const type = columns.find(({ name }) => name === column)?.type ?? "";
    const kind = parseColumnType(type)?.kind;
    if (kind !== "list" && kind !== "map")
      throw new Error(
        `“${column}” of “${source}” is ${type}, neither a list nor a map. Split String makes a list of a text, Parse JSON Column of JSON.`,
      );
    const as = settings.as ?? (kind === "map" ? "value" : column);
    const made = [...(kind === "map" ? [settings.keyAs] : []), as, settings.positionAs ?? []].flat();
    const unnest: Unnest = {
      op: "unnest",
      input,
      column,
      kind,
      as,
      keyAs: kind === "map" ? settings.keyAs : null,
      positionAs: settings.positionAs ?? null,
      outer: settings.includeNulls,
      except: columns
        .filter(({ name }) => made.some((other) => sameName(other, name)))
        .map(({ name }) => name),
    };
    return inPlace(unnest, columns, as);
  },
  summary: ({ column, as, includeNulls = false }) =>
    column
      ? [as && as !== column ? `${column} → ${as}` : column, includeNulls ? "with NULLs" : ""]
          .filter(Boolean)
          .join(" · ")
      : "choose a list",
  glue: { type: "DynamicTransform", function: "gs_explode" },
  examples: [
    {
      name: "A row for each category",
      settings: { column: "Category", includeNulls: true },
      inputs: {
        in: exampleTable({ product_id: "BIGINT", category: "VARCHAR[]", order: "VARCHAR" }, [
          ["1", "[sports, winter]", "a"],
          ["2", "[NULL, été]", "b"],
          ["3", "[]", "c"],
          ["4", null, "d"],
        ]),
      },
    },
    {
      name: "Keys and values of a map",
      settings: { column: "extra", as: 'the "value"', positionAs: "place" },
      inputs: {
        in: exampleTable({ key: "BIGINT", extra: "MAP(VARCHAR, INTEGER)" }, [
          ["1", "{a=1, b=NULL}"],
          ["2", "{}"],
          [null, null],
        ]),
      },
    },
    {
      name: "No rows",
      settings: { column: "a", as: "element" },
      inputs: { in: exampleTable({ a: "STRUCT(b INTEGER)[]" }, []) },
    },
    {
      name: "Not a list",
      settings: { column: "name" },
      inputs: { in: exampleTable({ name: "VARCHAR" }, [["x"]]) },
      fails: { bind: "“name” of “Rows” is VARCHAR, neither a list nor a map" },
    },
  ],
});

/** The operator puts what it makes at the end; what replaces a column goes to that column's place. */
function inPlace(unnest: Unnest, columns: readonly Column[], as: string): Rel {
  const place = columns.findIndex(({ name }) => sameName(name, as));
  if (place < 0 || place === columns.length - 1) return unnest;
  const kept = (part: readonly Column[]) =>
    part.flatMap(({ name }) => (unnest.except.includes(name) ? [] : [name]));
  const made = [unnest.keyAs, as, unnest.positionAs].flatMap((name) => name ?? []);
  const names = [...kept(columns.slice(0, place)), ...made, ...kept(columns.slice(place))];
  return {
    op: "project",
    input: unnest,
    items: names.map((name) => ({ kind: "column", name, expression: quoteIdentifier(name) })),
  };
}
