import { defineJob } from "tenon";

export default defineJob("Select fields", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: 'the "name"', type: "VARCHAR" },
      { name: "id", type: "BIGINT" },
      { name: "order", type: "BIGINT" },
    ],
    rows: [
      ["Zoë", "1", "10"],
      ["", "2", null],
      [null, null, "-3"],
    ],
  });
  const twoColumnsTurnedAround = rows.selectFields("Two columns, turned around", ["order", 'the "name"']);
  twoColumnsTurnedAround.write.parquet("Out", { path: "out/rows" });
});
