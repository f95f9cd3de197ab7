import { defineJob } from "tenon";

export default defineJob("Lookup", (job) => {
  const rows = job.inline("Rows", { columns: [{ name: "order", type: "BIGINT" }], rows: [["1"], [null]] });
  const lookupTable = job.inline("Lookup table", {
    columns: [
      { name: "order", type: "BIGINT" },
      { name: "select", type: "VARCHAR" },
    ],
  });
  const nothingToLookUp = rows.lookup("Nothing to look up", lookupTable, {
    on: { order: "order" },
    columns: { select: "found" },
  });
  nothingToLookUp.write.parquet("Out", { path: "out/rows" });
});
