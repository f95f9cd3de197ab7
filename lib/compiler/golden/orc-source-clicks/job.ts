import { defineJob } from "tenon";

export default defineJob("ORC", (job) => {
  const clicks = job.read.orc("Clicks", {
    paths: ["lake/clicks/*.orc"],
    columns: [
      { name: "user", type: "BIGINT" },
      { name: "page", type: "VARCHAR" },
      { name: "at", type: "TIMESTAMP" },
    ],
  });
  clicks.write.parquet("Out", { path: "out/rows" });
});
