import { defineJob, sql } from "tenon";

export default defineJob("SQL", (job) => {
  const inputs = job.inline("Inputs", {
    columns: [{ name: "state", type: "VARCHAR" }],
    rows: [["CA"], ["CA"], ["NY"], ["TX"], ["TX"]],
  });
  const statesWithManyFlights = job.sql(
    "States with many flights",
    { airports: inputs },
    sql`select state, count(*) as flights from airports group by state having count(*) > 1 order by state`,
  );
  statesWithManyFlights.write.parquet("Out", { path: "out/rows" });
});
