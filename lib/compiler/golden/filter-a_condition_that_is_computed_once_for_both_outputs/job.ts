import { defineJob, sql } from "tenon";

export default defineJob("Filter", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "condition_1", type: "BOOLEAN" },
      { name: "order", type: "BIGINT" },
    ],
    rows: [
      ["true", "1"],
      ["false", "2"],
      [null, "3"],
    ],
  });
  const aConditionThatIsComputedOnceFor = rows.filter(
    "A condition that is computed once for both outputs",
    sql`random() >= 0 and condition_1 -- NULL is rejected`,
  );
  aConditionThatIsComputedOnceFor.write.parquet("Out", { path: "out/rows" });
  aConditionThatIsComputedOnceFor.rejected.write.parquet("Out rejected", { path: "out/rejected" });
});
