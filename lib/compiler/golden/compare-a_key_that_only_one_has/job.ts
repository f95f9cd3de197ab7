import { defineJob } from "tenon";

export default defineJob("Compare", (job) => {
  const before = job.inline("Before", { columns: [{ name: "k", type: "BIGINT" }] });
  const after = job.inline("After", { columns: [{ name: "key", type: "BIGINT" }] });
  const aKeyThatOnlyOneHas = before.compare("A key that only one has", after, ["k"]);
  aKeyThatOnlyOneHas.write.parquet("Out", { path: "out/rows" });
});
