import { defineJob } from "tenon";

export default defineJob("Split fields", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "carrier", type: "VARCHAR" },
      { name: "delay", type: "BIGINT" },
      { name: 'the "note"', type: "VARCHAR" },
    ],
    rows: [
      ["UA", "61", "Zoë"],
      [null, null, ""],
    ],
  });
  const namesApartFromNumbers = rows.splitFields("Names apart from numbers", ["carrier", 'the "note"']);
  namesApartFromNumbers.chosen.write.parquet("Out", { path: "out/rows" });
  namesApartFromNumbers.rest.write.parquet("Out rest", { path: "out/rest" });
});
