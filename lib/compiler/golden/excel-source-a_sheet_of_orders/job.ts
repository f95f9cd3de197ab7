import { defineJob } from "tenon";

export default defineJob("Excel", (job) => {
  const aSheetOfOrders = job.read.excel("A sheet of orders", {
    paths: ["lake/orders.xlsx"],
    sheet: "Sheet1",
  });
  aSheetOfOrders.write.parquet("Out", { path: "out/rows" });
});
