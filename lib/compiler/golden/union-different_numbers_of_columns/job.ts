import { defineJob } from "tenon";

export default defineJob("Union", (job) => {
  const inputs1 = job.inline("Inputs 1", {
    columns: [
      { name: "id", type: "BIGINT" },
      { name: "name", type: "VARCHAR" },
    ],
    rows: [["1", "a"]],
  });
  const inputs2 = job.inline("Inputs 2", { columns: [{ name: "id", type: "BIGINT" }], rows: [["2"]] });
  const differentNumbersOfColumns = inputs1.union("Different numbers of columns", [inputs2], {
    match: "position",
  });
  differentNumbersOfColumns.write.parquet("Out", { path: "out/rows" });
});
