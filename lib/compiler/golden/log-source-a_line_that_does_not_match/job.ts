import { defineJob } from "tenon";

export default defineJob("Log", (job) => {
  const aLineThatDoesNotMatch = job.read.log("A line that does not match", {
    paths: ["logs/odd.log"],
    pattern: "^%{INT:n:int}$",
  });
  aLineThatDoesNotMatch.write.parquet("Out", { path: "out/rows" });
});
