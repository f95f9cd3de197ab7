import { defineJob } from "tenon";

export default defineJob("Write CSV", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "state", type: "VARCHAR" },
      { name: "flights", type: "BIGINT" },
    ],
    rows: [["CA", "7"]],
  });
  rows.write.csv("A partition key that is no column", { path: "lake/out/delays", partitionBy: ["stat"] });
});
