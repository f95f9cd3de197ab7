import { defineJob } from "tenon";

export default defineJob("Empty", (job) => {});
