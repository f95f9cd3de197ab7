import { defineJob } from "tenon";

export default defineJob("Parse JSON column", (job) => {
  const rows = job.inline("Rows", { columns: [{ name: "j", type: "VARCHAR" }] });
  const noRowsATypeThatIsGiven = rows.parseJson("No rows, a type that is given", "j", { type: "INTEGER[]" });
  noRowsATypeThatIsGiven.write.parquet("Out", { path: "out/rows" });
});
