import { defineJob } from "tenon";

export default defineJob("Change schema", (job) => {
  const rows = job.inline("Rows", {
    columns: [{ name: "id", type: "VARCHAR" }],
    rows: [["1"], ["9007199254740993"]],
  });
  const aValueThatDoesNotFit = rows.changeSchema("A value that does not fit", [
    { from: "id", to: "id", type: "INTEGER" },
  ]);
  aValueThatDoesNotFit.write.parquet("Out", { path: "out/rows" });
});
