import { z } from "zod";
import { defineNode, oneOutput } from "../define-node";
import { exampleTable } from "../example-table";
import { queryField } from "../fields";
import { oneLine } from "../summaries";

/** One SELECT over any number of inputs. */
export const sqlNode = defineNode({
  type: "sql",
  title: "SQL",
  description: "One SELECT over any number of inputs, each under an alias.",
  icon: "terminal",
  category: "transform",
  family: "code",
  keywords: ["query", "select", "custom", "spark sql"],
  shortcut: "s",
  inputs: [{ name: "inputs", title: "Inputs", arity: "named", min: 1 }],
  outputs: oneOutput,
  settings: z.strictObject({
    query: queryField({ title: "Query", help: "Inputs are tables under their aliases." }),
  }),
  method: { on: "job", name: "sql", positional: ["query"] },
  version: 1,
  migrations: [],
  lower: ({ inputs, settings }) => ({
    op: "sql",
    query: settings.query,
    inputs: inputs.inputs.map(({ alias, input }) => ({ alias, rel: input.rel })),
  }),
  summary: ({ query }) => oneLine(query, 100) || "write a query",
  glue: { type: "SparkSQL" },
  examples: [
    {
      name: "States with many flights",
      settings: {
        query:
          "select state, count(*) as flights from airports group by state having count(*) > 1 order by state",
      },
      aliases: ["airports"],
      inputs: {
        inputs: {
          columns: [{ name: "state", type: "VARCHAR" }],
          rows: [["CA"], ["CA"], ["NY"], ["TX"], ["TX"]],
        },
      },
    },
    {
      name: "Two inputs, with a WITH and a comment at the end",
      settings: {
        query: `with late as (select * from flights where delay > 60)
select a."the ""name""", count(*) as "order"
from late join airports a on a.iata = late.origin
group by all; -- by airport`,
      },
      aliases: ["flights", "airports"],
      inputs: {
        inputs: [
          exampleTable({ origin: "VARCHAR", delay: "BIGINT" }, [
            ["ZRH", "61"],
            ["ZRH", "120"],
            ["SFO", null],
            [null, "90"],
          ]),
          exampleTable({ iata: "VARCHAR", 'the "name"': "VARCHAR" }, [
            ["ZRH", "Zürich"],
            ["SFO", null],
          ]),
        ],
      },
    },
    {
      name: "No rows",
      settings: { query: "select 1 as one, * from t" },
      aliases: ["t"],
      inputs: { inputs: exampleTable({ order: "VARCHAR" }, []) },
    },
    {
      name: "A table that is not there",
      settings: { query: "select * from airprots" },
      aliases: ["airports"],
      inputs: { inputs: exampleTable({ state: "VARCHAR" }, [["CA"]]) },
      fails: { bind: "airprots" },
    },
  ],
});
