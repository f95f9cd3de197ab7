import { defineJob } from "tenon";

export default defineJob("Rename field", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "id", type: "BIGINT" },
      { name: "origin", type: "VARCHAR" },
    ],
    rows: [["1", "SFO"]],
  });
  const aColumnThatIsNotThere = rows.renameField("A column that is not there", "orgin", "from");
  aColumnThatIsNotThere.write.parquet("Out", { path: "out/rows" });
});
