import { defineJob } from "tenon";

export default defineJob("Write Excel", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "select", type: "INTEGER" },
      { name: "Zürich, Kloten", type: "VARCHAR" },
    ],
  });
  rows.write.excel("No rows", { path: "lake/out/none.xlsx" });
});
