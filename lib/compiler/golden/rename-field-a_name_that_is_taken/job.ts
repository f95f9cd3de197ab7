import { defineJob } from "tenon";

export default defineJob("Rename field", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "id", type: "BIGINT" },
      { name: "origin", type: "VARCHAR" },
    ],
    rows: [["1", "SFO"]],
  });
  const aNameThatIsTaken = rows.renameField("A name that is taken", "origin", "ID");
  aNameThatIsTaken.write.parquet("Out", { path: "out/rows" });
});
