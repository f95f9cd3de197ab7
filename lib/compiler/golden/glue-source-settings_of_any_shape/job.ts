import { defineJob } from "tenon";

export default defineJob("AWS Glue source", (job) => {
  const settingsOfAnyShape = job.read.glue("Settings of any shape", "SnowflakeSource", {
    reason: "connections to databases come later",
    fields: { Data: { Schema: null, 'the "key"': [1, -0.5, true, { a: [] }] }, OutputSchemas: [] },
    columns: [{ name: "order", type: "VARCHAR" }],
  });
  settingsOfAnyShape.write.parquet("Out", { path: "out/rows" });
});
