import { defineJob } from "tenon";

export default defineJob("Write JSON", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "iata", type: "VARCHAR" },
      { name: "state", type: "VARCHAR" },
    ],
    rows: [["SFO", "CA"]],
  });
  rows.write.json("A partition key that is no column", { path: "lake/out/airports", partitionBy: ["stat"] });
});
