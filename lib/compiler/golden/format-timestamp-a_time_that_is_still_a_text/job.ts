import { defineJob } from "tenon";

export default defineJob("Format timestamp", (job) => {
  const rows = job.inline("Rows", {
    columns: [{ name: "at", type: "VARCHAR" }],
    rows: [["2023-12-31T23:30:00-05:00"], ["never"], [""], [null]],
  });
  const aTimeThatIsStillAText = rows.formatTimestamp("A time that is still a text", "at", "yyyy");
  aTimeThatIsStillAText.write.parquet("Out", { path: "out/rows" });
});
