import { defineJob } from "tenon";

export default defineJob("Fixed width", (job) => {
  const linesThatAreTooShortGoElsewhere = job.read.fixedWidth("Lines that are too short go elsewhere", {
    paths: ["lake/mixed.dat"],
    layout: [
      { name: "code", start: 1, length: 3 },
      { name: "day", start: 4, length: 10 },
    ],
    columns: [
      { name: "code", type: "INTEGER" },
      { name: "day", type: "DATE" },
    ],
    dateFormat: "%d.%m.%Y",
  });
  linesThatAreTooShortGoElsewhere.write.parquet("Out", { path: "out/rows" });
  linesThatAreTooShortGoElsewhere.rejected.write.parquet("Out rejected", { path: "out/rejected" });
});
