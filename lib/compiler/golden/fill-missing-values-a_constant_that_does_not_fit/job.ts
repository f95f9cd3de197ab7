import { defineJob } from "tenon";

export default defineJob("Fill missing values", (job) => {
  const rows = job.inline("Rows", { columns: [{ name: "n", type: "INTEGER" }], rows: [["1"], [null]] });
  const aConstantThatDoesNotFit = rows.fillMissing("A constant that does not fit", "n", {
    method: "constant",
    value: "none",
  });
  aConstantThatDoesNotFit.write.parquet("Out", { path: "out/rows" });
});
