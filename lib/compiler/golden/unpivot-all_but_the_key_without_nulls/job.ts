import { defineJob } from "tenon";

export default defineJob("Unpivot", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "order", type: "BIGINT" },
      { name: "a", type: "VARCHAR" },
      { name: "b", type: "DATE" },
      { name: "c", type: "BOOLEAN" },
      { name: "d", type: "INTEGER[]" },
    ],
    rows: [
      ["1", "x", "2024-02-29", "true", "[1, NULL]"],
      ["2", "", null, null, null],
      [null, null, null, "false", "[]"],
    ],
  });
  const allButTheKeyWithoutNulLs = rows.unpivot("All but the key, without NULLs", ["order"], {
    these: "stay",
    nulls: false,
  });
  allButTheKeyWithoutNulLs.write.parquet("Out", { path: "out/rows" });
});
