import { defineJob, sql } from "tenon";

export default defineJob("Diamond", (job) => {
  const flights = job.read.csv("Flights", { paths: ["lake/a.csv"] });
  const late = flights.filter("Late", sql`delay > 60`);
  const early = flights.filter("Early", sql`delay < 0`);
  const both = late.union("Both", [early, late], { distinct: true });
  both.write.csv("Out", { path: "out.csv" });
  late.join("Self", late, { on: [{ left: "1", right: "id" }] });
  late.join("Same key twice", early, {
    on: [
      { left: "id", right: "a" },
      { left: "id", right: "b" },
    ],
  });
  job.sql(
    "Query",
    { flights, l: late },
    sql`select *
from flights
  join late using (id)
where name like '\_%' -- \`\${x}\`
`,
  );
});
