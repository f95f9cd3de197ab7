import { defineJob, sql } from "tenon";

export default defineJob("Rank", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "carrier", type: "VARCHAR" },
      { name: "delay", type: "BIGINT" },
    ],
  });
  const aGroupThatIsNotThere = rows.rank("A group that is not there", {
    by: ["carier"],
    order: [{ expression: sql`delay` }],
    keep: 1,
  });
  aGroupThatIsNotThere.write.parquet("Out", { path: "out/rows" });
});
