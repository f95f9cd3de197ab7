import { defineJob } from "tenon";

export default defineJob("Write Arrow", (job) => {
  const rows = job.inline("Rows", {
    columns: [
      { name: "n", type: "HUGEINT" },
      { name: "u", type: "UBIGINT" },
      { name: "f", type: "DOUBLE" },
      { name: "d", type: "DECIMAL(38,10)" },
      { name: "yes", type: "BOOLEAN" },
      { name: "day", type: "DATE" },
      { name: "time", type: "TIME" },
      { name: "at", type: "TIMESTAMP WITH TIME ZONE" },
      { name: "id", type: "UUID" },
      { name: "raw", type: "BLOB" },
      { name: "map", type: "MAP(INTEGER, VARCHAR)" },
      { name: "nested", type: "STRUCT(a STRUCT(b INTEGER[])[])" },
      { name: "taken", type: "INTERVAL" },
    ],
    rows: [
      [
        "99999999999999999999999999999999999999",
        "18446744073709551615",
        "nan",
        "-1234567890123456789012345678.0123456789",
        "true",
        "0001-01-01",
        "23:59:59.999999",
        "2024-06-30 22:00:00+00",
        "00000000-0000-0000-0000-00000000000a",
        "\\x00\\xFF",
        "{1=k, -2=NULL}",
        "{'a': [{'b': [1, NULL]}, NULL]}",
        "1 month 2 days 00:00:03.5",
      ],
      [null, null, null, null, null, null, null, null, null, null, null, null, null],
      [
        "-1",
        "0",
        "-inf",
        "0",
        "false",
        "9999-12-31",
        "00:00:00",
        "1970-01-01 00:00:00+00",
        null,
        "",
        "{}",
        "{'a': []}",
        "-1 day",
      ],
    ],
  });
  rows.write.arrow("Every kind of value", { path: "lake/out/values.arrow", mode: "overwrite" });
});
