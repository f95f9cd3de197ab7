import { defineJob } from "tenon";

export default defineJob("AWS Glue source", (job) => {
  const aSourceThatDeclaresNoColumns = job.read.glue(
    "A source that declares no columns",
    "DirectKafkaSource",
    { reason: "streams run on Spark, with AWS Glue" },
  );
  aSourceThatDeclaresNoColumns.write.parquet("Out", { path: "out/rows" });
});
