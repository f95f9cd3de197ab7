import { defineJob } from "tenon";

export default defineJob("Join", (job) => {
  const left = job.inline("Left", {
    columns: [
      { name: "id", type: "BIGINT" },
      { name: 'the "n"', type: "VARCHAR" },
      { name: ".id", type: "VARCHAR" },
    ],
    rows: [
      ["1", "a", "x"],
      [null, "b", "y"],
    ],
  });
  const right = job.inline("Right", {
    columns: [
      { name: "ID", type: "BIGINT" },
      { name: "order", type: "VARCHAR" },
    ],
    rows: [
      ["1", "first"],
      [null, null],
    ],
  });
  const namesOfTheRightBehindADot = left.join("Names of the right behind a dot", right, {
    on: { Id: "id" },
    equalNames: "prefix",
    prefix: ".",
  });
  namesOfTheRightBehindADot.write.parquet("Out", { path: "out/rows" });
});
