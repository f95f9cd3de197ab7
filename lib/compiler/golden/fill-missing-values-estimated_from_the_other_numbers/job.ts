import { defineJob } from "tenon";

export default defineJob("Fill missing values", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: 'the "rooms"', type: "INTEGER" },
      { name: "area", type: "DOUBLE" },
      { name: "twice", type: "DOUBLE" },
      { name: "price", type: "BIGINT" },
      { name: "town", type: "VARCHAR" },
    ],
    rows: [
      ["1", "30", "60", "330", "a"],
      ["2", "50", "100", "560", "a"],
      ["2", "60", "120", "660", null],
      ["4", "90", "180", "1020", "b"],
      ["3", "70", "140", null, "b"],
      [null, "60", "120", null, "b"],
    ],
  });
  const estimatedFromTheOtherNumbers = rows.fillMissing("Estimated from the other numbers", "PRICE");
  estimatedFromTheOtherNumbers.write.parquet("Out", { path: "out/rows" });
});
