import { defineJob } from "tenon";

export default defineJob("Write Avro", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "n", type: "HUGEINT" },
      { name: "u", type: "UBIGINT" },
      { name: "f", type: "DOUBLE" },
      { name: "d", type: "DECIMAL(38,10)" },
      { name: "day", type: "DATE" },
      { name: "time", type: "TIME" },
      { name: "at", type: "TIMESTAMP WITH TIME ZONE" },
      { name: "id", type: "UUID" },
      { name: "raw", type: "BLOB" },
      { name: "map", type: "MAP(VARCHAR, INTEGER)" },
      { name: "nested", type: "STRUCT(a STRUCT(b INTEGER[])[])" },
    ],
    rows: [
      [
        "99999999999999999999999999999999999999",
        "18446744073709551615",
        "nan",
        "-1234567890123456789012345678.0123456789",
        "0001-01-01",
        "23:59:59.999999",
        "2024-06-30 22:00:00+00",
        "00000000-0000-0000-0000-00000000000a",
        "\\x00\\xFF",
        "{k=1, z=NULL}",
        "{'a': [{'b': [1, NULL]}, NULL]}",
      ],
      [null, null, null, null, null, null, null, null, null, null, null],
      [
        "-1",
        "0",
        "-inf",
        "0",
        "9999-12-31",
        "00:00:00",
        "1970-01-01 00:00:00+00",
        null,
        "",
        "{}",
        "{'a': []}",
      ],
    ],
  });
  rows.write.avro("Every kind of value", { path: "lake/out/values.avro", mode: "overwrite" });
});
