import { defineJob } from "tenon";

export default defineJob("Compare", (job) => {
  const before = job.inline("Before", {
    columns: [
      { name: "id", type: "BIGINT" },
      { name: "name", type: "VARCHAR" },
      { name: 'the "city"', type: "VARCHAR" },
      { name: "seen", type: "DATE" },
    ],
    rows: [
      ["1", "Zoë", "Zürich", "2024-01-01"],
      ["2", "Bo", null, "2024-01-01"],
      ["3", "Cy", "", "2024-01-01"],
      [null, "nobody", null, null],
      ["5", null, null, null],
    ],
  });
  const after = job.inline("After", {
    columns: [
      { name: "ID", type: "BIGINT" },
      { name: "Name", type: "VARCHAR" },
      { name: 'the "city"', type: "VARCHAR" },
      { name: "seen", type: "DATE" },
    ],
    rows: [
      ["1", "Zoë", "Zürich", "2024-02-02"],
      ["2", "Bob", "Bern", "2024-02-02"],
      ["4", "Dee", null, "2024-02-02"],
      [null, "nobody", "", null],
      ["5", null, null, null],
    ],
  });
  const customersBeforeAndAfter = before.compare("Customers before and after", after, ["id"], {
    ignore: ["seen"],
  });
  customersBeforeAndAfter.write.parquet("Out", { path: "out/rows" });
});
