import { defineJob } from "tenon";

export default defineJob("Explode array or map", (job) => {
  const rows = job.inline("Rows", { columns: [{ name: "name", type: "VARCHAR" }], rows: [["x"]] });
  const notAList = rows.explode("Not a list", "name");
  notAList.write.parquet("Out", { path: "out/rows" });
});
