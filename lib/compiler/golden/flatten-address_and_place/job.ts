import { defineJob } from "tenon";

export default defineJob("Flatten", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "id", type: "BIGINT" },
      {
        name: "address",
        type: 'STRUCT(city VARCHAR, "the ""zip""" VARCHAR, pos STRUCT(lat DOUBLE, lon DOUBLE))',
      },
      { name: "tags", type: "STRUCT(k VARCHAR)[]" },
      { name: "order", type: "VARCHAR" },
    ],
    rows: [
      [
        "1",
        "{'city': 'Zürich', 'the \"zip\"': '8001', 'pos': {'lat': 47.4, 'lon': 8.5}}",
        "[{'k': 'a'}]",
        "x",
      ],
      ["2", "{'city': NULL, 'the \"zip\"': '', 'pos': NULL}", "[]", null],
      [null, null, null, ""],
    ],
  });
  const addressAndPlace = rows.flatten("Address and place");
  addressAndPlace.write.parquet("Out", { path: "out/rows" });
});
