import { defineJob } from "tenon";

export default defineJob("Write CSV", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "state", type: "VARCHAR" },
      { name: 'the; "note"', type: "VARCHAR" },
      { name: "flights", type: "BIGINT" },
    ],
    rows: [
      ["CA", "a; b", "7"],
      ["", 'it\'s "quoted"', null],
      [null, "two\nlines", "-1"],
      ["Zürich", "NA", "0"],
    ],
  });
  rows.write.csv("One file for a spreadsheet", {
    path: "lake/out/delays.csv",
    mode: "overwrite",
    delimiter: ";",
    nullText: "NA",
  });
});
