import { defineJob } from "tenon";

export default defineJob("CSV", (job) => {
  const semicolonsAndFixedTypes = job.read.csv("Semicolons and fixed types", {
    paths: ["lake/prices.csv"],
    columns: [
      { name: "code", type: "VARCHAR" },
      { name: "price", type: "DECIMAL(10,2)" },
    ],
    header: "present",
    delimiter: ";",
    nullText: ["", "NA"],
  });
  semicolonsAndFixedTypes.write.parquet("Out", { path: "out/rows" });
});
