import { defineJob } from "tenon";

export default defineJob("Drop null fields", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "spare", type: "VARCHAR" },
      { name: "id", type: "BIGINT" },
    ],
    rows: [["kept no longer", "1"]],
  });
  const columnsSettledByHand = rows.dropNullFields("Columns settled by hand", { columns: ["SPARE"] });
  columnsSettledByHand.write.parquet("Out", { path: "out/rows" });
});
