import { defineJob } from "tenon";

export default defineJob("Split string", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: 'the "path"', type: "VARCHAR" },
      { name: "order", type: "INTEGER" },
    ],
    rows: [["a.b.", "1"]],
  });
  const inPlaceAtAText = rows.splitString("In place, at a text", 'the "path"', ".", { kind: "text" });
  inPlaceAtAText.write.parquet("Out", { path: "out/rows" });
});
