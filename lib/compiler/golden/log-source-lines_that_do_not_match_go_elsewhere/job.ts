import { defineJob } from "tenon";

export default defineJob("Log", (job) => {
  const linesThatDoNotMatchGoElsewhere = job.read.log("Lines that do not match go elsewhere", {
    paths: ["logs/app.log"],
    pattern: "^%{LOGLEVEL:level} %{ORDER:order} %{INT:count:byte}$",
    customPatterns: "ORDER [A-Z]{2}\\d+",
  });
  linesThatDoNotMatchGoElsewhere.write.parquet("Out", { path: "out/rows" });
  linesThatDoNotMatchGoElsewhere.rejected.write.parquet("Out rejected", { path: "out/rejected" });
});
