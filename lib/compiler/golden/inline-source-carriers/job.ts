import { defineJob } from "tenon";

export default defineJob("Inline data", (job) => {
  const carriers = job.inline("Carriers", {
    columns: [
      { name: "code", type: "VARCHAR" },
      { name: 'the "name"', type: "VARCHAR" },
      { name: "since", type: "DATE" },
    ],
    rows: [
      ["UA", "United", "1926-04-06"],
      ["AF", "Air France — KLM", null],
      ["", "it's 'quoted'", "2000-02-29"],
      [null, "", "1969-12-31"],
    ],
  });
  carriers.write.parquet("Out", { path: "out/rows" });
});
