import { defineJob, ident, sql, type Table } from "tenon";

export default defineJob("Custom code", (job) => {
  const inputs = job.inline("Inputs", {
    columns: [
      { name: 'the "name"', type: "VARCHAR" },
      { name: "order", type: "VARCHAR" },
      { name: "n", type: "BIGINT" },
    ],
    rows: [
      ["Zoë", null, "1"],
      ["", "a`${b}`\\", null],
    ],
  });
  const aColumnOfItsOwnForEveryTextInA = job.customCode(
    "A column of its own for every text, in a loop",
    { rows: inputs },
    ({ rows }) => {
      let table: Table = rows;
      for (const { name, type } of rows.columns) {
        if (type !== "VARCHAR") continue;
        table = table.deriveColumns(`Length of ${name}`, {
          [`length of ${name}`]: sql`length(${ident(name)})`,
        });
      }
      return table;
    },
  );
  aColumnOfItsOwnForEveryTextInA.write.parquet("Out", { path: "out/rows" });
});
