import { defineJob, sql } from "tenon";

export default defineJob("SQL", (job) => {
  const inputs1 = job.inline("Inputs 1", {
    columns: [
      { name: "origin", type: "VARCHAR" },
      { name: "delay", type: "BIGINT" },
    ],
    rows: [
      ["ZRH", "61"],
      ["ZRH", "120"],
      ["SFO", null],
      [null, "90"],
    ],
  });
  const inputs2 = job.inline("Inputs 2", {
    columns: [
      { name: "iata", type: "VARCHAR" },
      { name: 'the "name"', type: "VARCHAR" },
    ],
    rows: [
      ["ZRH", "Zürich"],
      ["SFO", null],
    ],
  });
  const twoInputsWithAWithAndACommentAt = job.sql(
    "Two inputs, with a WITH and a comment at the end",
    { flights: inputs1, airports: inputs2 },
    sql`with late as (select * from flights where delay > 60)
select a."the ""name""", count(*) as "order"
from late join airports a on a.iata = late.origin
group by all; -- by airport`,
  );
  twoInputsWithAWithAndACommentAt.write.parquet("Out", { path: "out/rows" });
});
