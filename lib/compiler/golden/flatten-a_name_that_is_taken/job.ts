import { defineJob } from "tenon";

export default defineJob("Flatten", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "a", type: "STRUCT(b INTEGER)" },
      { name: "A_B", type: "INTEGER" },
    ],
    rows: [["{'b': 1}", "2"]],
  });
  const aNameThatIsTaken = rows.flatten("A name that is taken", { separator: "_" });
  aNameThatIsTaken.write.parquet("Out", { path: "out/rows" });
});
