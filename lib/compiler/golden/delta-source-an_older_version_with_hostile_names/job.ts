import { defineJob } from "tenon";

export default defineJob("Delta Lake", (job) => {
  const anOlderVersionWithHostileNames = job.read.delta("An older version, with hostile names", {
    path: "lake/delta/the “table”",
    columns: [
      { name: 'the "n"', type: "DOUBLE" },
      { name: "order", type: 'STRUCT("a b" VARCHAR[])' },
    ],
    options: { versionAsOf: "3" },
  });
  anOlderVersionWithHostileNames.write.parquet("Out", { path: "out/rows" });
});
