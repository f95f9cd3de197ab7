import { z } from "zod";
import { innerStep, type Rel } from "../../ir/rel";
import { defineNode, oneInput, oneOutput } from "../define-node";
import { exampleTable } from "../example-table";
import { field, integerField, pathField } from "../fields";
import { pathSummary } from "../summaries";

/** Passes rows on and writes a sample of them: AWS Glue's Spigot. */
export const spigot = defineNode({
  type: "spigot",
  title: "Spigot",
  description:
    "Passes all rows on and writes a sample of them as JSON, one record a line, to look at after a run. The sample is written together with the targets and replaces the last one.",
  icon: "droplet",
  category: "transform",
  family: "quality",
  keywords: ["sample", "tap", "peek", "debug", "first rows", "json", "pass through"],
  inputs: oneInput,
  outputs: oneOutput,
  settings: z.strictObject({
    path: pathField({
      title: "Path of the sample",
      help: "A folder of the workspace, or one file when it ends in .json. Overwritten by each run.",
      extensions: ["json"],
    }),
    topk: field(z.number().int().min(1).max(1_000_000).nullable(), {
      title: "At most",
      help: "Rows of the sample: the first ones, as they come. Empty is without limit.",
      widget: "number",
    }).default(100),
    prob: field(z.number().min(0).max(1).nullable(), {
      title: "Chance of each row",
      help: "0 to 1. The choice is random but the same for the same rows. Empty takes every row.",
      widget: "number",
    }).default(null),
    seed: integerField({ title: "Seed", help: "Another number chooses other rows.", advanced: true }).default(
      1,
    ),
  }),
  method: { on: "table", name: "spigot", positional: ["path"] },
  version: 1,
  migrations: [],
  writes: true,
  lower: ({ inputs: { in: input }, settings: { path, topk, prob, seed } }) => {
    const chosen: Rel =
      prob === null
        ? input.rel
        : {
            op: "sample",
            input: input.rel,
            unit: "percent",
            amount: prob * 100,
            seed,
            keys: input.columns.map(({ name }) => name),
            partitionBy: [],
          };
    return {
      [innerStep("sample")]: {
        op: "write",
        input: topk === null ? chosen : { op: "limit", input: chosen, count: topk, offset: 0 },
        format: "json",
        path,
        mode: "overwrite",
        partitionBy: [],
        files: 1,
        options: { format: "newline", compression: "none" },
      },
      out: input.rel,
    };
  },
  summary: ({ path }) => pathSummary("sample", path),
  glue: { type: "Spigot" },
  examples: [
    {
      name: "The first two",
      settings: { path: "lake/sample", topk: 2 },
      inputs: {
        in: exampleTable({ origin: "VARCHAR", 'the "delay"': "BIGINT" }, [
          ["SFO", "61"],
          [null, null],
          ["Zürich", "9007199254740993"],
        ]),
      },
    },
    {
      name: "Each row with a chance",
      settings: { path: "lake/sample.json", topk: null, prob: 0.5, seed: 7 },
      inputs: {
        in: exampleTable(
          { order: "BIGINT", name: "VARCHAR" },
          Array.from({ length: 8 }, (_, index) => [String(index), index % 3 === 0 ? null : `n${index % 2}`]),
        ),
      },
    },
    {
      name: "No rows",
      settings: { path: "lake/sample" },
      inputs: { in: exampleTable({ 'a "b"': "VARCHAR", list: "BIGINT[]" }, []) },
    },
    {
      name: "A path outside of the workspace",
      settings: { path: "../sample" },
      inputs: { in: exampleTable({ a: "VARCHAR" }, [["x"]]) },
      fails: { run: "“../sample” is refused" },
    },
  ],
});
