import { defineJob } from "tenon";

export default defineJob("CSV", (job) => {
  const aValueOfAnotherType = job.read.csv("A value of another type", {
    paths: ["lake/odd.csv"],
    columns: [
      { name: "id", type: "BIGINT" },
      { name: "total", type: "DECIMAL(10,2)" },
    ],
  });
  aValueOfAnotherType.write.parquet("Out", { path: "out/rows" });
});
