import { defineJob } from "tenon";

export default defineJob("Write XML", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "state", type: "VARCHAR" },
      { name: 'the "order"', type: "BIGINT" },
      { name: "2nd", type: "VARCHAR" },
    ],
    rows: [
      ["CA", "9007199254740993", "a\tb"],
      ["NY", null, "two\nlines"],
      [null, "-1", "Zürich"],
    ],
  });
  rows.write.xml("Names that need encoding, by state", {
    path: "lake/out/odd",
    partitionBy: ["state"],
    files: 1,
  });
});
