import { defineJob } from "tenon";

export default defineJob("Excel", (job) => {
  const valuesOfAnotherTypeGoElsewhere = job.read.excel("Values of another type go elsewhere", {
    paths: ["lake/mixed.xlsx"],
    columns: [
      { name: "code", type: "VARCHAR" },
      { name: "amount", type: "DECIMAL(10,2)" },
    ],
  });
  valuesOfAnotherTypeGoElsewhere.write.parquet("Out", { path: "out/rows" });
  valuesOfAnotherTypeGoElsewhere.rejected.write.parquet("Out rejected", { path: "out/rejected" });
});
