import { defineJob } from "tenon";

export default defineJob("Change schema", (job) => {
  const rows = job.inline("Rows", { columns: [{ name: "id", type: "BIGINT" }], rows: [["1"]] });
  const aColumnThatIsNotThere = rows.changeSchema("A column that is not there", [{ from: "ide", to: "id" }]);
  aColumnThatIsNotThere.write.parquet("Out", { path: "out/rows" });
});
