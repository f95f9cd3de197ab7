import { defineJob } from "tenon";

export default defineJob("As-of join", (job) => {
  const left = job.inline("Left", { columns: [{ name: "sold", type: "DATE" }] });
  const right = job.inline("Right", { columns: [{ name: "since", type: "DATE" }] });
  const aTimeThatIsNotThere = left.asofJoin("A time that is not there", right, {
    column: "sold",
    otherColumn: "sicne",
  });
  aTimeThatIsNotThere.write.parquet("Out", { path: "out/rows" });
});
