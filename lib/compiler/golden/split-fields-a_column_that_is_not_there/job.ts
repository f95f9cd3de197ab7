import { defineJob } from "tenon";

export default defineJob("Split fields", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "carrier", type: "VARCHAR" },
      { name: "delay", type: "BIGINT" },
    ],
    rows: [["UA", "61"]],
  });
  const aColumnThatIsNotThere = rows.splitFields("A column that is not there", ["carier"]);
  aColumnThatIsNotThere.chosen.write.parquet("Out", { path: "out/rows" });
  aColumnThatIsNotThere.rest.write.parquet("Out rest", { path: "out/rest" });
});
