import { defineJob, sql } from "tenon";

export default defineJob("Assert", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "origin", type: "VARCHAR" },
      { name: "delay", type: "BIGINT" },
    ],
    rows: [
      ["SFO", "61"],
      [null, "-61"],
      ["JFK", null],
      ["Zürich", "-90"],
    ],
  });
  const delaysThatCannotBe = rows.assert(
    "Delays that cannot be",
    { "not too early": sql`delay > -60`, "an origin": sql`origin is not null` },
    { tolerated: 1 },
  );
  delaysThatCannotBe.write.parquet("Out", { path: "out/rows" });
});
