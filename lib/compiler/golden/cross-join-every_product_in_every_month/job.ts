import { defineJob } from "tenon";

export default defineJob("Cross join", (job) => {
  const left = job.inline("Left", {
    columns: [
      { name: "product", type: "VARCHAR" },
      { name: 'the "n"', type: "BIGINT" },
    ],
    rows: [
      ["Tee", "1"],
      [null, null],
    ],
  });
  const right = job.inline("Right", {
    columns: [
      { name: "month", type: "DATE" },
      { name: "Product", type: "VARCHAR" },
    ],
    rows: [
      ["2024-01-01", "x"],
      ["2024-02-01", ""],
      [null, "é"],
    ],
  });
  const everyProductInEveryMonth = left.crossJoin("Every product in every month", right);
  everyProductInEveryMonth.write.parquet("Out", { path: "out/rows" });
});
