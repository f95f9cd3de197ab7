import { defineJob, sql } from "tenon";

export default defineJob("SQL", (job) => {
  const inputs = job.inline("Inputs", { columns: [{ name: "state", type: "VARCHAR" }], rows: [["CA"]] });
  const aTableThatIsNotThere = job.sql(
    "A table that is not there",
    { airports: inputs },
    sql`select * from airprots`,
  );
  aTableThatIsNotThere.write.parquet("Out", { path: "out/rows" });
});
