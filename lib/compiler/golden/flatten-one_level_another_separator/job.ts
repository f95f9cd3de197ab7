import { defineJob } from "tenon";

export default defineJob("Flatten", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "a", type: "STRUCT(b STRUCT(c INTEGER), d INTEGER)" },
      { name: "e", type: "STRUCT(f INTEGER)" },
    ],
    rows: [["{'b': {'c': 1}, 'd': 2}", "{'f': 3}"]],
  });
  const oneLevelAnotherSeparator = rows.flatten("One level, another separator", {
    separator: "_",
    maxLevels: 1,
    columns: ["A"],
  });
  oneLevelAnotherSeparator.write.parquet("Out", { path: "out/rows" });
});
