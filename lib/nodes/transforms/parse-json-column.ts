import { z } from "zod";
import { parseColumnType } from "../../model/column-type";
import { asSql } from "../../model/sql-text";
import { quoteIdentifier, quoteText } from "../../sql/quote";
import { actualName } from "../column-names";
import { defineNode, oneInput, oneOutput } from "../define-node";
import { exampleTable } from "../example-table";
import { choiceField, columnField, columnNameField, typeField } from "../fields";
import { jsonOf } from "../json-column";
import { clashingKeys, type JsonStructure, readStructure, structureOf } from "../json-structure";
import { oneLine } from "../summaries";
import { withColumns } from "../with-columns";

/** Makes structs and lists of JSON; AWS Glue's Parse JSON Column. */
export const parseJsonColumn = defineNode({
  type: "parse-json-column",
  title: "Parse JSON column",
  description:
    "Makes structs and lists of a column of JSON. Its type is given, or found in the rows: they are looked at while the job is drawn and again when it runs.",
  icon: "file-json",
  category: "transform",
  family: "reshape",
  keywords: ["json", "parse", "from_json", "struct", "nested", "schema", "infer"],
  inputs: oneInput,
  outputs: oneOutput,
  settings: z.strictObject({
    column: columnField({ title: "Column of JSON" }),
    type: typeField({
      title: "Type",
      help: "Such as STRUCT(city VARCHAR, tags VARCHAR[]). Keys it does not name are left out; a value that does not fit is NULL. Empty finds the type in all rows.",
      placeholder: "found in the rows",
    }).optional(),
    as: columnNameField({ title: "New column", help: "Empty replaces the column." }).optional(),
    onError: choiceField(["null", "fail"], {
      title: "Where a text is not JSON",
      labels: { null: "Make it NULL", fail: "Fail the run" },
    }).default("null"),
  }),
  method: { on: "table", name: "parseJson", positional: ["column"] },
  version: 1,
  migrations: [],
  probe: ({ inputs, settings }) => {
    if (settings.type !== undefined) return null;
    const name = actualName(inputs.in.columns, settings.column);
    const json = jsonOf(inputs.in, name, "TRY_CAST");
    const text = `CAST(${quoteIdentifier(name)} AS VARCHAR)`;
    return {
      rel: {
        op: "aggregate",
        input: inputs.in.rel,
        groups: [],
        aggregates: [
          { name: "structure", expression: asSql(`json_group_structure(${json})`) },
          {
            name: "long integers",
            expression: asSql(`coalesce(bool_or(regexp_matches(${text}, ${LONG_INTEGER})), false)`),
          },
        ],
      },
      finds: `the structure of “${name}”`,
      instead: "Write it under “Type”.",
    };
  },
  lower: ({ inputs, settings, probed }) => {
    const { type, as, onError } = settings;
    const name = actualName(inputs.in.columns, settings.column);
    const json = jsonOf(inputs.in, name, onError === "fail" ? "CAST" : "TRY_CAST");
    const given = type === undefined ? null : parseColumnType(type);
    const structure = given
      ? structureOf(given)
      : found(probed?.[0] ?? [], `“${name}” of “${inputs.in.name}”`);
    const expression = asSql(`json_transform(${json}, ${quoteText(JSON.stringify(structure))})`);
    return withColumns(inputs.in, [{ name: as ?? name, expression }]);
  },
  summary: ({ column, as, type }) =>
    column
      ? `${as && as !== column ? `${column} → ${as}` : column} · ${oneLine(type) || "type found in the rows"}`
      : "choose a column",
  glue: { type: "DynamicTransform", function: "gs_parse_json" },
  examples: [
    {
      name: "Found in the rows",
      settings: { column: "PAYLOAD", as: 'the "order"' },
      inputs: {
        in: exampleTable({ id: "BIGINT", payload: "VARCHAR" }, [
          ["1", '{"city": "Zürich", "items": [{"price": 1.5, "n": 2}], "none": null}'],
          ["2", '{"city": "", "items": [], "id": -1, "__proto__": {"a b": true}}'],
          ["3", "{not json"],
          ["4", null],
        ]),
      },
    },
    {
      name: "Long numbers keep their digits",
      settings: { column: "order" },
      inputs: {
        in: exampleTable({ order: "JSON" }, [["[18446744073709551615, 1]"], ["[-1]"], ["[null]"]]),
      },
    },
    {
      name: "A type that is given",
      settings: {
        column: "j",
        type: 'STRUCT("a b" DECIMAL(10,2), tags VARCHAR[], extra MAP(VARCHAR, STRUCT(x INTEGER)))',
      },
      inputs: {
        in: exampleTable({ j: "VARCHAR" }, [
          ['{"a b": 1.005, "tags": ["x", 1], "extra": {"k": {"x": 1}}, "more": 1}'],
          ['{"a b": "much", "tags": "x"}'],
          ["[]"],
          ["null"],
        ]),
      },
    },
    {
      name: "No rows, a type that is given",
      settings: { column: "j", type: "INTEGER[]" },
      inputs: { in: exampleTable({ j: "VARCHAR" }, []) },
    },
    {
      name: "No rows to find a type in",
      settings: { column: "j" },
      inputs: { in: exampleTable({ j: "VARCHAR" }, [[null], ["oops"]]) },
      fails: { bind: "“j” of “Rows” holds no JSON to find a type in. Write it under “Type”." },
    },
    {
      name: "Keys that differ in case only",
      settings: { column: "j" },
      inputs: { in: exampleTable({ j: "VARCHAR" }, [['{"a": {"Id": 1}}'], ['{"a": {"ID": 2}}']]) },
      fails: { bind: "has the keys “Id” and “ID” in one object" },
    },
  ],
});

/** An integer of 19 digits or more that is no text: nothing but a separator stands before it. */
const LONG_INTEGER = quoteText("(^|[:,[])\\s*-?[0-9]{19}");

/** The structure that the probe found. Throws, in words, where there is none that a column can have. */
function found([text, longIntegers]: readonly (string | null)[], column: string): JsonStructure {
  const structure = text == null ? null : readStructure(text, longIntegers === "true");
  if (structure === null || text === '"NULL"')
    throw new Error(`${column} holds no JSON to find a type in. Write it under “Type”.`);
  const clash = clashingKeys(structure);
  if (clash)
    throw new Error(
      `${column} has the keys “${clash[0]}” and “${clash[1]}” in one object; a column cannot hold both. Write the type under “Type”.`,
    );
  return structure;
}
