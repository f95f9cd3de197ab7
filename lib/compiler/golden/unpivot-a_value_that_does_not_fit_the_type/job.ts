import { defineJob } from "tenon";

export default defineJob("Unpivot", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "a", type: "VARCHAR" },
      { name: "b", type: "BIGINT" },
    ],
    rows: [["many", "1"]],
  });
  const aValueThatDoesNotFitTheType = rows.unpivot("A value that does not fit the type", ["a", "b"], {
    type: "BIGINT",
  });
  aValueThatDoesNotFitTheType.write.parquet("Out", { path: "out/rows" });
});
