import { defineJob } from "tenon";

export default defineJob("To timestamp", (job) => {
  const rows = job.inline("Rows", { columns: [{ name: "n", type: "BIGINT" }], rows: [["1667400059"]] });
  const secondsThatAreAText = rows.toTimestamp("Seconds that are a text", "n", { format: "iso" });
  secondsThatAreAText.write.parquet("Out", { path: "out/rows" });
});
