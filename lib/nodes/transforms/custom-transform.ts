import { z } from "zod";
import { defineNode, oneInput, oneOutput } from "../define-node";
import { exampleTable } from "../example-table";
import { parametersField, transformField } from "../fields";
import { oneLine } from "../summaries";

const people = exampleTable({ 'the "name"': "VARCHAR", city: "VARCHAR", age: "INTEGER" }, [
  ["  Zoë   Ray", "", "41"],
  [" AL ", "Köln", null],
  [null, "  ", "7"],
]);

/** A transform of the workspace: AWS Glue's custom visual transform. It is expanded into the nodes it builds. */
export const customTransform = defineNode({
  type: "custom-transform",
  title: "Custom transform",
  description:
    "A transform that the workspace's transforms folder describes: a form in JSON, and a TypeScript function.",
  icon: "blocks",
  category: "transform",
  family: "code",
  keywords: ["visual transform", "dynamic transform", "own", "reusable", "typescript"],
  inputs: oneInput,
  outputs: oneOutput,
  settings: z.strictObject({
    transform: transformField({ title: "Transform", help: "A file of the workspace's folder transforms." }),
    parameters: parametersField({ title: "Parameters" }),
  }),
  method: { on: "table", name: "customTransform", positional: ["transform", "parameters"] },
  version: 1,
  migrations: [],
  code: ({ transform, parameters }) => ({ kind: "transform", transform, parameters }),
  lower: ({ expanded = {} }) => expanded,
  summary: ({ transform }) => oneLine(transform, 100) || "choose a transform",
  glue: { type: "DynamicTransform" },
  examples: [
    {
      name: "Tidy names",
      settings: {
        transform: "tidy_text",
        parameters: { columns: ['the "name"', "city"], letters: "lower", empty_to_null: true },
      },
      inputs: { in: people },
    },
    {
      name: "No rows, and new columns",
      settings: {
        transform: "tidy_text",
        parameters: { columns: ["CITY"], letters: "upper", longest: 3, suffix: "_short" },
      },
      inputs: { in: exampleTable({ city: "VARCHAR" }, []) },
    },
    {
      name: "A suffix that does not match its rule",
      settings: {
        transform: "tidy_text",
        parameters: { columns: ["city"], letters: "keep", suffix: "Short!" },
      },
      inputs: { in: people },
      fails: { bind: "Suffix of new columns: small letters, digits and _ only, _ first." },
    },
    {
      name: "A transform that is not there",
      settings: { transform: "tidy_texts", parameters: {} },
      inputs: { in: people },
      fails: { bind: "There is no transform “tidy_texts” in the workspace's folder transforms." },
    },
  ],
});
