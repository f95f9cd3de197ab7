import { defineJob } from "tenon";

export default defineJob("Join", (job) => {
  const left = job.inline("Left", { columns: [{ name: "origin", type: "VARCHAR" }], rows: [["SFO"]] });
  const right = job.inline("Right", { columns: [{ name: "code", type: "VARCHAR" }], rows: [["SFO"]] });
  const aKeyThatIsNotThere = left.join("A key that is not there", right, { on: { origin: "iata" } });
  aKeyThatIsNotThere.write.parquet("Out", { path: "out/rows" });
});
