import { defineJob } from "tenon";

export default defineJob("Iceberg", (job) => {
  const aSnapshotWithHostileNames = job.read.iceberg("A snapshot, with hostile names", {
    path: "lake/iceberg/the “table”",
    columns: [
      { name: 'the "n"', type: "DOUBLE" },
      { name: "order", type: 'STRUCT("a b" VARCHAR[])' },
    ],
    options: { "snapshot-id": "10963874102873" },
  });
  aSnapshotWithHostileNames.write.parquet("Out", { path: "out/rows" });
});
