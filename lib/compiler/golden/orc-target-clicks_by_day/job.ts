import { defineJob } from "tenon";

export default defineJob("Write ORC", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "user", type: "BIGINT" },
      { name: "day", type: "DATE" },
    ],
    rows: [
      ["1", "2024-02-29"],
      [null, null],
    ],
  });
  rows.write.orc("Clicks by day", {
    path: "lake/out/clicks",
    mode: "overwrite",
    partitionBy: ["day"],
    compression: "zlib",
  });
});
