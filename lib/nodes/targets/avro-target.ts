import { z } from "zod";
import { defineNode, noPorts, oneInput } from "../define-node";
import { exampleTable } from "../example-table";
import { choiceField } from "../fields";
import { pathSummary } from "../summaries";
import { lowerTarget, targetFields } from "../target-fields";

/** Writes Avro files. */
export const avroTarget = defineNode({
  type: "avro-target",
  title: "Write Avro",
  description:
    "Writes Avro files with their schema. Every column may be NULL; a name that Avro cannot hold is encoded, as SQL/XML does.",
  icon: "binary",
  category: "target",
  family: "files",
  keywords: ["save", "output", "sink", "export", "schema", "kafka", "hadoop"],
  inputs: oneInput,
  outputs: noPorts,
  settings: z.strictObject({
    ...targetFields("avro"),
    compression: choiceField(["deflate", "none"], {
      title: "Compression",
      labels: { deflate: "deflate", none: "None" },
    }).default("deflate"),
  }),
  method: { on: "write", name: "avro", positional: [] },
  version: 1,
  migrations: [],
  lower: ({ inputs, settings: { compression, ...target } }) =>
    lowerTarget("avro", inputs.in.rel, target, { compression }),
  summary: ({ path }) => pathSummary("Avro", path),
  glue: { type: "S3DirectTarget" },
  examples: [
    {
      name: "Every kind of value",
      settings: { path: "lake/out/values.avro", mode: "overwrite" },
      inputs: {
        in: exampleTable(
          {
            n: "HUGEINT",
            u: "UBIGINT",
            f: "DOUBLE",
            d: "DECIMAL(38,10)",
            day: "DATE",
            time: "TIME",
            at: "TIMESTAMP WITH TIME ZONE",
            id: "UUID",
            raw: "BLOB",
            map: "MAP(VARCHAR, INTEGER)",
            nested: "STRUCT(a STRUCT(b INTEGER[])[])",
          },
          [
            [
              "99999999999999999999999999999999999999",
              "18446744073709551615",
              "nan",
              "-1234567890123456789012345678.0123456789",
              "0001-01-01",
              "23:59:59.999999",
              "2024-06-30 22:00:00+00",
              "00000000-0000-0000-0000-00000000000a",
              "\\x00\\xFF",
              "{k=1, z=NULL}",
              "{'a': [{'b': [1, NULL]}, NULL]}",
            ],
            [null, null, null, null, null, null, null, null, null, null, null],
            [
              "-1",
              "0",
              "-inf",
              "0",
              "9999-12-31",
              "00:00:00",
              "1970-01-01 00:00:00+00",
              null,
              "",
              "{}",
              "{'a': []}",
            ],
          ],
        ),
      },
    },
    {
      name: "Names that need encoding, two files in each folder",
      settings: { path: "lake/out/odd", partitionBy: ["state"], files: 2, compression: "none" },
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
      name: "A number that no decimal holds",
      settings: { path: "lake/out/huge.avro" },
      inputs: { in: exampleTable({ n: "HUGEINT" }, [["170141183460469231731687303715884105727"]]) },
      fails: { run: "to DECIMAL(38,0)" },
    },
  ],
});
