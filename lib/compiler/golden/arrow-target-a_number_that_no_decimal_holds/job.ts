import { defineJob } from "tenon";

export default defineJob("Write Arrow", (job) => {
  const rows = job.inline("Rows", {
    columns: [{ name: "n", type: "HUGEINT" }],
    rows: [["170141183460469231731687303715884105727"]],
  });
  rows.write.arrow("A number that no decimal holds", { path: "lake/out/huge.arrow" });
});
