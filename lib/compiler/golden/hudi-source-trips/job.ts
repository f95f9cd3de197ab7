import { defineJob } from "tenon";

export default defineJob("Hudi", (job) => {
  const trips = job.read.hudi("Trips", {
    path: "lake/hudi/trips",
    columns: [
      { name: "id", type: "BIGINT" },
      { name: "amount", type: "DECIMAL(10,2)" },
      { name: "at", type: "TIMESTAMP" },
    ],
  });
  trips.write.parquet("Out", { path: "out/rows" });
});
