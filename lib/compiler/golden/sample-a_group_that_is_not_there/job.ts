import { defineJob } from "tenon";

export default defineJob("Sample", (job) => {
  const rows = job.inline("Rows", { columns: [{ name: "carrier", type: "VARCHAR" }] });
  const aGroupThatIsNotThere = rows.sample("A group that is not there", { by: ["carier"] });
  aGroupThatIsNotThere.write.parquet("Out", { path: "out/rows" });
});
