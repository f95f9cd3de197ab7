import { defineJob } from "tenon";

export default defineJob("Write Avro", (job) => {
  const rows = job.inline("Rows", {
    columns: [{ name: "n", type: "HUGEINT" }],
    rows: [["170141183460469231731687303715884105727"]],
  });
  rows.write.avro("A number that no decimal holds", { path: "lake/out/huge.avro" });
});
