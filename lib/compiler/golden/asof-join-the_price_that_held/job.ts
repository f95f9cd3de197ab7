import { defineJob } from "tenon";

export default defineJob("As-of join", (job) => {
  const left = job.inline("Left", {
    columns: [
      { name: "item", type: "VARCHAR" },
      { name: "sold", type: "TIMESTAMP" },
      { name: 'the "n"', type: "BIGINT" },
    ],
    rows: [
      ["tea", "2024-01-01 10:00:00", "1"],
      ["tea", "2024-01-01 12:00:00", "2"],
      ["tea", "2023-12-31 23:59:59", "3"],
      ["tea", null, "4"],
      [null, "2024-01-01 12:00:00", "5"],
      ["rum", "2024-01-01 12:00:00", "6"],
    ],
  });
  const right = job.inline("Right", {
    columns: [
      { name: "Item", type: "VARCHAR" },
      { name: "since", type: "TIMESTAMP" },
      { name: "price", type: "DOUBLE" },
    ],
    rows: [
      ["tea", "2024-01-01 00:00:00", "2.5"],
      ["tea", "2024-01-01 12:00:00", "3"],
      ["tea", "2024-01-01 12:00:00", "2.75"],
      ["tea", null, "99"],
      [null, "2024-01-01 00:00:00", "98"],
    ],
  });
  const thePriceThatHeld = left.asofJoin("The price that held", right, {
    column: "sold",
    otherColumn: "since",
    on: { item: "item" },
  });
  thePriceThatHeld.write.parquet("Out", { path: "out/rows" });
});
