import { defineJob } from "tenon";

export default defineJob("XML", (job) => {
  const hostileNamesAndRowsThatCannotBe = job.read.xml("Hostile names, and rows that cannot be read", {
    paths: ["lake/odd.xml"],
    columns: [
      { name: "order", type: "BIGINT" },
      { name: 'the "n"', type: "VARCHAR" },
      { name: "_a", type: "DATE" },
    ],
  });
  hostileNamesAndRowsThatCannotBe.write.parquet("Out", { path: "out/rows" });
  hostileNamesAndRowsThatCannotBe.rejected.write.parquet("Out rejected", { path: "out/rejected" });
});
