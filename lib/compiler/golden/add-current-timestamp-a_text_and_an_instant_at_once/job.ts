import { defineJob } from "tenon";

export default defineJob("Add current timestamp", (job) => {
  const rows = job.inline("Rows", { columns: [{ name: "a", type: "VARCHAR" }], rows: [["x"]] });
  const aTextAndAnInstantAtOnce = rows.addCurrentTimestamp("A text and an instant at once", {
    pattern: "yyyy",
    type: "TIMESTAMP WITH TIME ZONE",
  });
  aTextAndAnInstantAtOnce.write.parquet("Out", { path: "out/rows" });
});
