import { defineJob } from "tenon";

export default defineJob("Explode array or map", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "key", type: "BIGINT" },
      { name: "extra", type: "MAP(VARCHAR, INTEGER)" },
    ],
    rows: [
      ["1", "{a=1, b=NULL}"],
      ["2", "{}"],
      [null, null],
    ],
  });
  const keysAndValuesOfAMap = rows.explode("Keys and values of a map", "extra", {
    as: 'the "value"',
    positionAs: "place",
  });
  keysAndValuesOfAMap.write.parquet("Out", { path: "out/rows" });
});
