import { z } from "zod";
import { asSql } from "../../model/sql-text";
import { quoteIdentifier } from "../../sql/quote";
import { actualName, sameName } from "../column-names";
import { defineNode, oneInput, oneOutput } from "../define-node";
import { exampleTable } from "../example-table";
import { choiceField, columnNameField, columnsField } from "../fields";
import { listSummary } from "../summaries";
import { withColumns } from "../with-columns";

/** A fingerprint of a row: equal values give equal hashes, and no two different rows are written alike before hashing. */
export const hashColumns = defineNode({
  type: "hash-columns",
  title: "Hash columns",
  description:
    "Computes one hash of the values of several columns, to tell whether a row has changed or to stand for a key. NULL, an empty text and values that run into each other give different hashes.",
  icon: "fingerprint",
  category: "transform",
  family: "values",
  keywords: ["fingerprint", "checksum", "md5", "sha", "sha256", "digest", "change", "surrogate", "key"],
  inputs: oneInput,
  outputs: oneOutput,
  settings: z.strictObject({
    columns: columnsField({
      title: "Columns",
      help: "Their order counts, their names do not. None means all.",
    }).default([]),
    as: columnNameField({ title: "New column", help: "A name the input has is replaced." }).default("hash"),
    algorithm: choiceField(["sha256", "sha1", "md5"], {
      title: "Algorithm",
      labels: { sha256: "SHA-256", sha1: "SHA-1", md5: "MD5" },
    }).default("sha256"),
  }),
  method: { on: "table", name: "hashColumns", positional: [] },
  version: 1,
  migrations: [],
  lower: ({ inputs, settings: { columns, as, algorithm } }) => {
    const all = inputs.in.columns.map(({ name }) => name).filter((name) => !sameName(name, as));
    const names = columns.length > 0 ? columns.map((name) => actualName(inputs.in.columns, name)) : all;
    const parts = names.map((name) => {
      const text = `CAST(${quoteIdentifier(name)} AS VARCHAR)`;
      return `CASE WHEN ${quoteIdentifier(name)} IS NULL THEN '-' ELSE concat(length(${text}), ':', ${text}) END`;
    });
    const expression = asSql(`${algorithm}(concat('', ${parts.join(", ")}))`);
    return withColumns(inputs.in, [{ name: as, expression }]);
  },
  summary: ({ columns = [], as = "hash" }) =>
    `${as} of ${columns.length > 0 ? listSummary(columns) : "all columns"}`,
  glue: null,
  examples: [
    {
      name: "Whether a customer has changed",
      settings: { columns: ["name", "CITY"] },
      inputs: {
        in: exampleTable({ id: "INTEGER", name: "VARCHAR", city: "VARCHAR" }, [
          ["1", "Ada", "London"],
          ["2", "Ada", "London"],
          ["3", "Ada", "Paris"],
        ]),
      },
    },
    {
      name: "NULL, empty, and values that run into each other",
      settings: { columns: ['the "a"', "order"], as: "md5", algorithm: "md5" },
      inputs: {
        in: exampleTable({ 'the "a"': "VARCHAR", order: "VARCHAR" }, [
          ["ab", "c"],
          ["a", "bc"],
          ["", null],
          [null, ""],
          ["-", "1:-"],
        ]),
      },
    },
    {
      name: "All columns, in place of an old hash",
      settings: { algorithm: "sha1" },
      inputs: {
        in: exampleTable({ Hash: "VARCHAR", a: "DOUBLE", b: "INTEGER[]" }, [
          ["old", "1.5", "[1, NULL]"],
          [null, null, null],
        ]),
      },
    },
    {
      name: "A column that is not there",
      settings: { columns: ["nmae"] },
      inputs: { in: exampleTable({ name: "VARCHAR" }, []) },
      fails: { bind: "“Rows” has no column “nmae”" },
    },
  ],
});
