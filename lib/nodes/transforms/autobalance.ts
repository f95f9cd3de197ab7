import { z } from "zod";
import { defineNode, oneInput, oneOutput } from "../define-node";
import { exampleTable } from "../example-table";
import { integerField } from "../fields";

/** Sets the number of files that targets below write: AWS Glue's Autobalance Processing, a repartition there. */
export const autobalance = defineNode({
  type: "autobalance",
  title: "Autobalance",
  description:
    "Passes rows on. Targets below write so many files of equal size, unless they name a number themselves, or a node in between combines several inputs.",
  icon: "files",
  category: "transform",
  family: "rows",
  keywords: ["repartition", "partitions", "files", "one file", "coalesce", "balance", "gs_repartition"],
  inputs: oneInput,
  outputs: oneOutput,
  settings: z.strictObject({
    files: integerField({
      title: "Number of files",
      help: "In each partition folder, where a target has partition keys. Fewer when there are fewer rows.",
      min: 1,
      max: 10_000,
    }),
  }),
  method: { on: "table", name: "autobalance", positional: ["files"] },
  version: 1,
  migrations: [],
  lower: ({ inputs, settings: { files } }) => ({ op: "repartition", input: inputs.in.rel, files }),
  summary: ({ files }) => (files ? `${files} ${files === 1 ? "file" : "files"}` : "choose a number of files"),
  glue: { type: "DynamicTransform" },
  examples: [
    {
      name: "Two files of three rows",
      settings: { files: 2 },
      inputs: {
        in: exampleTable({ 'the "order"': "BIGINT", name: "VARCHAR" }, [
          ["1", "a"],
          [null, null],
          ["3", ""],
        ]),
      },
    },
    {
      name: "No rows are one file",
      settings: { files: 3 },
      inputs: { in: exampleTable({ a: "VARCHAR" }, []) },
    },
    {
      name: "More files than rows",
      settings: { files: 10_000 },
      inputs: { in: exampleTable({ a: "VARCHAR" }, [["x"], [null]]) },
    },
  ],
});
