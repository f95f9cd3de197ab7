import { defineJob } from "tenon";

export default defineJob("Spigot", (job) => {
  const rows = job.inline("Rows", { columns: [{ name: "a", type: "VARCHAR" }], rows: [["x"]] });
  const aPathOutsideOfTheWorkspace = rows.spigot("A path outside of the workspace", "../sample");
  aPathOutsideOfTheWorkspace.write.parquet("Out", { path: "out/rows" });
});
