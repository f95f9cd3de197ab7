import { z } from "zod";
import { asSql } from "../../model/sql-text";
import { defineNode, oneInput, oneOutput } from "../define-node";
import { exampleTable } from "../example-table";
import { columnNameField, sortKeysField, toggleField } from "../fields";
import { orderSummary } from "../summaries";
import { windowOver } from "../windows";

/** Ids of one run, at most; the digits before them are the run's time. */
const ROWS_OF_A_RUN = `1${"0".repeat(15)}`;

/**
 * Gives every row a number of its own; AWS Glue's Identifier, whose code is not public. Assumed: its numbers are those
 * of Spark's `monotonically_increasing_id`, which begin at 0 and may have gaps. Here they have none.
 */
export const identifier = defineNode({
  type: "identifier",
  title: "Identifier",
  description:
    "Gives every row a number of its own, from 0 upwards: in the order given, else in the order the rows come in. On request it holds the time of the run, so that no other run gives it again.",
  icon: "key",
  category: "transform",
  family: "values",
  keywords: ["id", "number", "unique", "key", "sequence", "monotonic", "surrogate"],
  inputs: oneInput,
  outputs: oneOutput,
  settings: z.strictObject({
    as: columnNameField({ title: "Column", help: "A name the input has is replaced." }).default("id"),
    unique: toggleField({
      title: "Unique over all runs",
      help: "Puts the run's time before the number; the column is a DECIMAL(28,0) then, not a BIGINT.",
    }).default(false),
    order: sortKeysField(
      {
        title: "Number by",
        help: "Without it, the same input may be numbered otherwise the next time.",
        expects: "scalar",
      },
      0,
    ).default([]),
  }),
  method: { on: "table", name: "addIdentifier", positional: [] },
  version: 1,
  migrations: [],
  lower: ({ inputs, settings: { as, unique, order } }) => {
    const place = `${order.length > 0 ? "row_number()" : "row_number() OVER w"} - 1`;
    const number = unique
      ? `CAST(CAST(epoch_ms(now()) AS HUGEINT) * ${ROWS_OF_A_RUN} + ${place} AS DECIMAL(28, 0))`
      : place;
    const compute = [{ name: as, expression: asSql(number) }];
    return windowOver(inputs.in, { by: [], order, frame: null, compute });
  },
  summary: ({ as = "id", unique = false, order }) =>
    [as, orderSummary(order), unique ? "unique" : ""].filter(Boolean).join(" · "),
  glue: { type: "DynamicTransform", function: "gs_identifier" },
  examples: [
    {
      name: "Numbered by name",
      settings: { order: [{ expression: '"the ""name"""', nulls: "first" }] },
      inputs: { in: exampleTable({ 'the "name"': "VARCHAR" }, [["b"], [null], ["a"], [""]]) },
    },
    {
      name: "Unique over all runs",
      settings: { as: "ORDER", unique: true },
      varies: ["order"],
      inputs: {
        in: exampleTable({ order: "VARCHAR", row_place: "VARCHAR" }, [
          ["x", "kept"],
          [null, null],
        ]),
      },
    },
    { name: "No rows", settings: {}, inputs: { in: exampleTable({ a: "VARCHAR" }, []) } },
    {
      name: "An order by a column that is not there",
      settings: { order: [{ expression: "nme" }] },
      inputs: { in: exampleTable({ name: "VARCHAR" }, [["x"]]) },
      fails: { bind: "“Rows” has no column “nme”" },
    },
  ],
});
