import { defineJob } from "tenon";

export default defineJob("Fixed width", (job) => {
  const accounts = job.read.fixedWidth("Accounts", {
    paths: ["lake/accounts.dat"],
    layout: [
      { name: "account", start: 1, length: 6 },
      { name: 'the "owner"', start: 7, length: 10 },
      { name: "order", start: 17, length: 8 },
    ],
  });
  accounts.write.parquet("Out", { path: "out/rows" });
});
