import { defineJob } from "tenon";

export default defineJob("Write ORC", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "user", type: "BIGINT" },
      { name: "day", type: "DATE" },
    ],
    rows: [["1", "2024-02-29"]],
  });
  rows.write.orc("Several partition keys, when there is data", {
    path: "lake/out/clicks",
    mode: "fail",
    partitionBy: ["day", "user"],
  });
});
