import { defineJob } from "tenon";

export default defineJob("Merge", (job) => {
  const source = job.inline("Source", {
    columns: [
      { name: "id", type: "BIGINT" },
      { name: "name", type: "VARCHAR" },
      { name: "city", type: "VARCHAR" },
    ],
    rows: [
      ["1", "Zoë", "Zürich"],
      ["2", "Bo", "Bern"],
      ["2", "Bo again", ""],
      ["3", "Cy", null],
      ["3", "Cy", null],
      [null, "nobody", "Nowhere"],
    ],
  });
  const staging = job.inline("Staging", {
    columns: [
      { name: "Name", type: "VARCHAR" },
      { name: "ID", type: "BIGINT" },
      { name: 'the "note"', type: "VARCHAR" },
    ],
    rows: [
      ["Bob", "2", "renamed"],
      ["Dee", "4", ""],
      ["Dee", "4", ""],
      ["someone", null, "x"],
    ],
  });
  const changedAndNewCustomers = source.merge("Changed and new customers", staging, ["id"]);
  changedAndNewCustomers.write.parquet("Out", { path: "out/rows" });
});
