import { defineJob } from "tenon";

export default defineJob("Fixed width", (job) => {
  const aLineThatIsTooShort = job.read.fixedWidth("A line that is too short", {
    paths: ["lake/short.dat"],
    layout: [
      { name: "a", start: 1, length: 2 },
      { name: "b", start: 5, length: 2 },
    ],
  });
  aLineThatIsTooShort.write.parquet("Out", { path: "out/rows" });
});
