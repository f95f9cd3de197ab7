import { defineJob } from "tenon";

export default defineJob("Unpivot", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "id", type: "BIGINT" },
      { name: "a", type: "BIGINT" },
    ],
  });
  const aNameThatIsTaken = rows.unpivot("A name that is taken", ["a"], { name: "ID" });
  aNameThatIsTaken.write.parquet("Out", { path: "out/rows" });
});
