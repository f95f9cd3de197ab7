import { defineJob } from "tenon";

export default defineJob("Drop fields", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "id", type: "BIGINT" },
      { name: "notes", type: "VARCHAR" },
    ],
    rows: [["1", null]],
  });
  const aColumnThatIsNotThere = rows.dropFields("A column that is not there", ["note"]);
  aColumnThatIsNotThere.write.parquet("Out", { path: "out/rows" });
});
