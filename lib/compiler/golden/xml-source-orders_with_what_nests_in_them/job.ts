import { defineJob } from "tenon";

export default defineJob("XML", (job) => {
  const ordersWithWhatNestsInThem = job.read.xml("Orders, with what nests in them", {
    paths: ["lake/orders.xml"],
    rowTag: "order",
  });
  ordersWithWhatNestsInThem.write.parquet("Out", { path: "out/rows" });
});
