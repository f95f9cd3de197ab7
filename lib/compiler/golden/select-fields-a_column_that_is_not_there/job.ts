import { defineJob } from "tenon";

export default defineJob("Select fields", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "id", type: "BIGINT" },
      { name: "name", type: "VARCHAR" },
    ],
    rows: [["1", "Zoë"]],
  });
  const aColumnThatIsNotThere = rows.selectFields("A column that is not there", ["id", "nmae"]);
  aColumnThatIsNotThere.write.parquet("Out", { path: "out/rows" });
});
