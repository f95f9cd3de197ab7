import { z } from "zod";
import { defineNode, oneOutput } from "../define-node";
import { exampleTable } from "../example-table";
import { toggleField } from "../fields";
import { declaredColumns, glueSettings, unsupportedWords, withoutRows } from "../glue-settings";

/** A transform of an AWS Glue job that this studio does not run, with one table as its result. */
export const glueTransform = defineNode({
  type: "glue-transform",
  title: "AWS Glue transform",
  description:
    "A transform of an imported AWS Glue job that this studio does not run. It is kept and written back as it is.",
  icon: "cloud",
  category: "transform",
  family: "code",
  hidden: true,
  keywords: ["aws", "glue", "import", "recipe", "quality", "not supported"],
  inputs: [{ name: "inputs", title: "Inputs", arity: "many" }],
  outputs: oneOutput,
  settings: z.strictObject({
    ...glueSettings(),
    columns: declaredColumns(),
    keepsColumns: toggleField({
      title: "Has its input's columns",
      help: "Whether the result has the columns of the first input, where none are declared.",
    }).default(false),
  }),
  method: { on: "table", name: "glueTransform", positional: ["type"] },
  version: 1,
  migrations: [],
  unsupported: unsupportedWords,
  lower: ({ inputs: { inputs }, settings: { columns, keepsColumns, type, reason } }) => {
    const kept = columns.length === 0 && keepsColumns ? (inputs[0]?.columns ?? []) : columns;
    return withoutRows(kept, type, reason);
  },
  summary: ({ type }) => (type ? `${type} · not supported here` : "an AWS Glue transform"),
  glue: null,
  examples: [
    {
      name: "Data quality",
      settings: {
        type: "EvaluateDataQuality",
        reason: "data quality comes later",
        fields: { Ruleset: 'Rules = [\n  IsComplete "id"\n]' },
        keepsColumns: true,
      },
      inputs: { inputs: exampleTable({ id: "BIGINT", 'the "name"': "VARCHAR" }, [["1", null]]) },
      fails: { bind: "Not supported here, because data quality comes later." },
    },
    {
      name: "Several inputs and declared columns",
      settings: {
        type: "DynamicTransform",
        reason: "its Python code runs on Spark, with AWS Glue",
        fields: { TransformName: "mine", Parameters: [{ Name: "n", Type: "int", Value: ["1"] }] },
        columns: [{ name: "order", type: "VARCHAR" }],
      },
      inputs: { inputs: [exampleTable({ a: "BIGINT" }, []), exampleTable({ b: "BIGINT" }, [])] },
      fails: { bind: "its Python code runs on Spark" },
    },
    {
      name: "A recipe that declares no columns",
      settings: { type: "Recipe", reason: "recipes come later" },
      inputs: { inputs: exampleTable({ id: "BIGINT" }, []) },
      fails: { bind: "recipes come later" },
    },
  ],
});
