import { defineJob } from "tenon";

export default defineJob("Cross join", (job) => {
  const left = job.inline("Left", { columns: [{ name: "k", type: "BIGINT" }], rows: [["1"]] });
  const right = job.inline("Right", { columns: [{ name: "k", type: "BIGINT" }], rows: [["1"]] });
  const aSuffixThatNoNameCanHold = left.crossJoin("A suffix that no name can hold", right, {
    suffix: "\u0000",
  });
  aSuffixThatNoNameCanHold.write.parquet("Out", { path: "out/rows" });
});
