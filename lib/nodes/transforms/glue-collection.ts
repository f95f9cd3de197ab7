import { z } from "zod";
import { Column } from "../../model/column";
import { PortName } from "../../model/pipeline";
import { repeatedName } from "../column-names";
import { defineNode } from "../define-node";
import { exampleTable } from "../example-table";
import { columnName, field, typeText } from "../fields";
import { glueSettings, unsupportedWords, withoutRows } from "../glue-settings";

const ALL = "all";

const table = z.strictObject({
  name: PortName,
  columns: z.array(Column.extend({ name: columnName(), type: typeText() })),
});

/** A transform of an AWS Glue job that this studio does not run, with a collection as its result. */
export const glueCollection = defineNode({
  type: "glue-collection",
  title: "AWS Glue collection",
  description:
    "A transform of an imported AWS Glue job that gives several tables, such as Python code, and that this studio does not run. It is kept and written back as it is.",
  icon: "code",
  category: "transform",
  family: "code",
  hidden: true,
  keywords: ["aws", "glue", "import", "custom code", "python", "collection", "not supported"],
  inputs: [{ name: "inputs", title: "Inputs", arity: "many" }],
  outputs: [
    { name: "tables", title: "Tables", each: "tables" },
    { name: ALL, title: "All tables", kind: "collection" },
  ],
  settings: z.strictObject({
    ...glueSettings(),
    tables: field(
      z
        .array(table)
        .min(1, "is required")
        .superRefine((tables, context) => {
          const repeated = repeatedName([ALL, ...tables.map(({ name }) => name)]);
          if (repeated !== undefined)
            context.addIssue({ code: "custom", message: `two outputs would be called “${repeated}”` });
        }),
      {
        title: "Tables",
        help: "The collection's tables in order, with the columns the AWS Glue job declares.",
        widget: "json",
      },
    ),
  }),
  method: { on: "table", name: "glueCollection", positional: ["type"] },
  version: 1,
  migrations: [],
  unsupported: unsupportedWords,
  lower: ({ settings: { tables, type, reason } }) =>
    Object.fromEntries(tables.map(({ name, columns }) => [name, withoutRows(columns, type, reason)])),
  summary: ({ type }) => (type ? `${type} · not supported here` : "an AWS Glue transform"),
  glue: null,
  examples: [
    {
      name: "Python code",
      settings: {
        type: "CustomCode",
        reason: "its Python code runs on Spark, with AWS Glue",
        fields: {
          ClassName: "MyTransform",
          Code: 'df = dfc.select(list(dfc.keys())[0]).toDF()\nreturn DynamicFrameCollection({"out": df}, glueContext)',
        },
        tables: [{ name: "table0", columns: [{ name: "id", type: "BIGINT" }] }],
      },
      inputs: { inputs: exampleTable({ id: "BIGINT" }, [["1"], [null]]) },
      fails: { bind: "Not supported here, because its Python code runs on Spark, with AWS Glue." },
    },
    {
      name: "Two inputs and two tables",
      settings: {
        type: "EvaluateDataQualityMultiFrame",
        reason: "data quality comes later",
        tables: [
          { name: "originalData", columns: [{ name: 'the "name"', type: "VARCHAR" }] },
          { name: "ruleOutcomes", columns: [{ name: "order", type: "VARCHAR[]" }] },
        ],
      },
      inputs: { inputs: [exampleTable({ a: "BIGINT" }, []), exampleTable({ b: "BIGINT" }, [])] },
      fails: { bind: "data quality comes later" },
    },
    {
      name: "Tables without columns",
      settings: {
        type: "CustomCode",
        reason: "its Python code runs on Spark, with AWS Glue",
        tables: [{ name: "table0", columns: [] }],
      },
      inputs: { inputs: exampleTable({ id: "BIGINT" }, []) },
      fails: { bind: "its Python code runs on Spark" },
    },
  ],
});
