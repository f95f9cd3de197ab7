import { defineJob } from "tenon";

export default defineJob("Add current timestamp", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "id", type: "BIGINT" },
      { name: "order", type: "VARCHAR" },
    ],
    rows: [
      ["1", "a"],
      [null, ""],
    ],
  });
  const whenItWasLoaded = rows.addCurrentTimestamp("When it was loaded", { as: "loaded_at" });
  whenItWasLoaded.write.parquet("Out", { path: "out/rows" });
});
