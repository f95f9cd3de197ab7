import { defineJob } from "tenon";

export default defineJob("Lookup", (job) => {
  const rows = job.inline("Rows", { columns: [{ name: "id", type: "BIGINT" }], rows: [["1"]] });
  const lookupTable = job.inline("Lookup table", {
    columns: [
      { name: "id", type: "BIGINT" },
      { name: "name", type: "VARCHAR" },
    ],
    rows: [["1", "a"]],
  });
  const aColumnThatTheLookupTableLacks = rows.lookup("A column that the lookup table lacks", lookupTable, {
    on: { id: "id" },
    columns: { nam: "name" },
  });
  aColumnThatTheLookupTableLacks.write.parquet("Out", { path: "out/rows" });
});
