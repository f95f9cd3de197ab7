import { z } from "zod";
import { defineNode, noPorts, oneInput } from "../define-node";
import { exampleTable } from "../example-table";
import { choiceField } from "../fields";
import { pathSummary } from "../summaries";
import { lowerTarget, targetFields } from "../target-fields";

/** Writes Arrow IPC files or streams. */
export const arrowTarget = defineNode({
  type: "arrow-target",
  title: "Write Arrow",
  description:
    "Writes Arrow IPC, as files (Feather) that pandas, Polars and R open, or as streams. What Arrow has no type for is text.",
  icon: "rows",
  category: "target",
  family: "files",
  keywords: ["save", "output", "sink", "export", "feather", "ipc", "pandas", "stream"],
  inputs: oneInput,
  outputs: noPorts,
  settings: z.strictObject({
    ...targetFields("arrow"),
    layout: choiceField(["file", "stream"], {
      title: "Layout",
      help: "A file can be read from any place in it; a stream is read from its beginning, and ends in .arrows.",
      labels: { file: "File (Feather)", stream: "Stream" },
    }).default("file"),
  }),
  method: { on: "write", name: "arrow", positional: [] },
  version: 1,
  migrations: [],
  lower: ({ inputs, settings: { layout, ...target } }) =>
    lowerTarget("arrow", inputs.in.rel, target, { layout }),
  summary: ({ path }) => pathSummary("Arrow", path),
  glue: null,
  examples: [
    {
      name: "Every kind of value",
      settings: { path: "lake/out/values.arrow", mode: "overwrite" },
      inputs: {
        in: exampleTable(
          {
            n: "HUGEINT",
            u: "UBIGINT",
            f: "DOUBLE",
            d: "DECIMAL(38,10)",
            yes: "BOOLEAN",
            day: "DATE",
            time: "TIME",
            at: "TIMESTAMP WITH TIME ZONE",
            id: "UUID",
            raw: "BLOB",
            map: "MAP(INTEGER, VARCHAR)",
            nested: "STRUCT(a STRUCT(b INTEGER[])[])",
            taken: "INTERVAL",
          },
          [
            [
              "99999999999999999999999999999999999999",
              "18446744073709551615",
              "nan",
              "-1234567890123456789012345678.0123456789",
              "true",
              "0001-01-01",
              "23:59:59.999999",
              "2024-06-30 22:00:00+00",
              "00000000-0000-0000-0000-00000000000a",
              "\\x00\\xFF",
              "{1=k, -2=NULL}",
              "{'a': [{'b': [1, NULL]}, NULL]}",
              "1 month 2 days 00:00:03.5",
            ],
            [null, null, null, null, null, null, null, null, null, null, null, null, null],
            [
              "-1",
              "0",
              "-inf",
              "0",
              "false",
              "9999-12-31",
              "00:00:00",
              "1970-01-01 00:00:00+00",
              null,
              "",
              "{}",
              "{'a': []}",
              "-1 day",
            ],
          ],
        ),
      },
    },
    {
      name: "Streams with hostile names, two in each folder",
      settings: { path: "lake/out/odd", partitionBy: ["state"], files: 2, layout: "stream" },
      inputs: {
        in: exampleTable(
          { state: "VARCHAR", 'the "order"': "BIGINT", "2nd": "VARCHAR", Zürich: 'STRUCT("a b" INTEGER)' },
          [
            ["CA", "1", "x", "{'a b': 1}"],
            ["CA", "2", "", null],
            ["CA", "3", null, null],
            [null, "4", "y", null],
          ],
        ),
      },
    },
    {
      name: "No rows",
      settings: { path: "lake/out/none.arrow" },
      inputs: { in: exampleTable({ order: "BIGINT", tags: "VARCHAR[]" }, []) },
    },
    {
      name: "A number that no decimal holds",
      settings: { path: "lake/out/huge.arrow" },
      inputs: { in: exampleTable({ n: "HUGEINT" }, [["170141183460469231731687303715884105727"]]) },
      fails: { run: "to DECIMAL(38,0)" },
    },
  ],
});
