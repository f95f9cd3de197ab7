import { defineJob } from "tenon";

export default defineJob("Write XML", (job) => {
  const rows = job.inline("Rows", {
    columns: [{ name: "a", type: "VARCHAR" }],
    rows: [["fine"], ["\u0001"]],
  });
  rows.write.xml("A character that XML cannot hold", { path: "lake/out/control.xml" });
});
