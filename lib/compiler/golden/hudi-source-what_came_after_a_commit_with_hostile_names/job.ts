import { defineJob } from "tenon";

export default defineJob("Hudi", (job) => {
  const whatCameAfterACommitWithHostile = job.read.hudi("What came after a commit, with hostile names", {
    path: "lake/hudi/the “table”",
    columns: [
      { name: 'the "n"', type: "DOUBLE" },
      { name: "order", type: 'STRUCT("a b" VARCHAR[])' },
    ],
    options: {
      "hoodie.datasource.query.type": "incremental",
      "hoodie.datasource.read.begin.instanttime": "20240101000000",
    },
  });
  whatCameAfterACommitWithHostile.write.parquet("Out", { path: "out/rows" });
});
