import { defineJob } from "tenon";

export default defineJob("Text", (job) => {
  const textInAnotherEncodingThanWas = job.read.text("Text in another encoding than was chosen", {
    paths: ["lake/latin.txt"],
    encoding: "utf-8",
  });
  textInAnotherEncodingThanWas.write.parquet("Out", { path: "out/rows" });
});
