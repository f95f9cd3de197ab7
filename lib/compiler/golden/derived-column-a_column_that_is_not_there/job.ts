import { defineJob, sql } from "tenon";

export default defineJob("Derived column", (job) => {
  const rows = job.inline("Rows", { columns: [{ name: "distance", type: "DOUBLE" }], rows: [["300"]] });
  const aColumnThatIsNotThere = rows.deriveColumns("A column that is not there", {
    speed: sql`distence / 2`,
  });
  aColumnThatIsNotThere.write.parquet("Out", { path: "out/rows" });
});
