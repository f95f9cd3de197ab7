import { defineJob } from "tenon";

export default defineJob("Inline data", (job) => {
  job.inline("No rows yet", { columns: [{ name: "select", type: "INTEGER" }] });
});
