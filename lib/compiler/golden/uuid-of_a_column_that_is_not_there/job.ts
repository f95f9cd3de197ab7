import { defineJob } from "tenon";

export default defineJob("UUID", (job) => {
  const rows = job.inline("Rows", { columns: [{ name: "name", type: "VARCHAR" }], rows: [["x"]] });
  const ofAColumnThatIsNotThere = rows.addUuid("Of a column that is not there", { of: ["nme"] });
  ofAColumnThatIsNotThere.write.parquet("Out", { path: "out/rows" });
});
