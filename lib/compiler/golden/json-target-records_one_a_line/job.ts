import { defineJob } from "tenon";

export default defineJob("Write JSON", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "iata", type: "VARCHAR" },
      { name: 'the "order"', type: "BIGINT" },
      { name: "at", type: "STRUCT(lat DOUBLE, lon DOUBLE)" },
    ],
    rows: [
      ["SFO", "9007199254740993", "{'lat': 37.62, 'lon': -122.38}"],
      ["", null, "{'lat': NULL, 'lon': 0.5}"],
      [null, "-1", null],
      ['Zürich "ZRH"\\', "0", null],
    ],
  });
  rows.write.json("Records, one a line", { path: "lake/out/airports", mode: "overwrite" });
});
