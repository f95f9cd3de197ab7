import { defineJob } from "tenon";

export default defineJob("Write JSON", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: 'the "name"', type: "VARCHAR" },
      { name: "tags", type: "MAP(VARCHAR, BIGINT[])" },
    ],
    rows: [
      ['Zoë\n"', "{a=[1, NULL]}"],
      [null, "{}"],
    ],
  });
  rows.write.json("An array in one file, with NULL and nested values", {
    path: "lake/out/people.json",
    format: "array",
  });
});
