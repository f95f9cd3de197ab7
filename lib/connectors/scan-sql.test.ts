import { describe, expect, it } from "vitest";
import type { Scan } from "../ir/rel";
import type { BoundScan } from "./bound-scan";
import { scanOutput } from "./scan-output";
import { scanSql, unboundScanSql } from "./scan-sql";

const scan = (of: Partial<Scan>): Scan => ({
  op: "scan",
  format: "parquet",
  paths: ["lake/a.parquet"],
  options: {},
  columns: null,
  hivePartitions: false,
  ...of,
});
const bound = (of: Partial<BoundScan>): BoundScan => ({
  scan: scan({}),
  columns: [
    { name: "a", type: "BIGINT" },
    { name: 'the "b"', type: "VARCHAR" },
  ],
  parts: [],
  files: [],
  rows: null,
  diagnostics: [],
  ...of,
});

describe("SQL of a bound scan", () => {
  it("yields typed columns and no rows without parts", () => {
    expect(scanSql(bound({}))).toBe(
      'SELECT CAST(NULL AS BIGINT) AS "a", CAST(NULL AS VARCHAR) AS "the ""b"""\nWHERE false',
    );
  });

  it("is a SELECT even when no column is known", () => {
    expect(scanSql(bound({ columns: [] }))).toBe("SELECT 1 WHERE false");
  });

  it("reads one part directly, and fills what it lacks", () => {
    const part = { files: ["/ws/1.parquet"], columns: [{ name: "a", type: "BIGINT" }], options: {} };
    expect(scanSql(bound({ parts: [part] }))).toBe(
      'SELECT "a", CAST(NULL AS VARCHAR) AS "the ""b"""\nFROM read_parquet(\'/ws/1.parquet\', hive_partitioning = false)',
    );
  });

  it("stacks parts in bound order, casts what differs, and fills what is missing", () => {
    const parts = [
      { files: ["/ws/1.parquet"], columns: [{ name: "A", type: "BIGINT" }], options: {} },
      {
        files: ["/ws/2.parquet", "/ws/it's.parquet"],
        columns: [
          { name: 'the "b"', type: "INTEGER" },
          { name: "a", type: "INTEGER" },
        ],
        options: { hive: [{ name: "year", type: "BIGINT" }] },
      },
    ];
    expect(scanSql(bound({ parts }))).toBe(
      [
        'SELECT "a", "the ""b"""',
        "FROM (",
        'SELECT "A" AS "a"',
        "FROM read_parquet('/ws/1.parquet', hive_partitioning = false)",
        "UNION ALL BY NAME",
        'SELECT CAST("a" AS BIGINT) AS "a", CAST("the ""b""" AS VARCHAR) AS "the ""b"""',
        "FROM read_parquet(['/ws/2.parquet', '/ws/it''s.parquet'], union_by_name = true, hive_partitioning = true, hive_types_autocast = false, hive_types = {'year': BIGINT})",
        ")",
      ].join("\n"),
    );
  });

  it("keeps rows of a part that has no bound column, and columns no part has", () => {
    const part = (name: string) => ({
      files: [`/ws/${name}.parquet`],
      columns: [{ name, type: "INTEGER" }],
      options: {},
    });
    const columns = [
      { name: "x", type: "INTEGER" },
      { name: "y", type: "DATE" },
    ];
    expect(scanSql(bound({ columns, parts: [part("x"), part("z")] }))).toBe(
      [
        'SELECT "x", CAST(NULL AS DATE) AS "y"',
        "FROM (",
        'SELECT "x"',
        "FROM read_parquet('/ws/x.parquet', hive_partitioning = false)",
        "UNION ALL BY NAME",
        'SELECT CAST(NULL AS INTEGER) AS "x", CAST(NULL AS DATE) AS "y"',
        "FROM read_parquet('/ws/z.parquet', hive_partitioning = false)",
        ")",
      ].join("\n"),
    );
  });

  it("leaves nothing to CSV detection, and never names CRLF", () => {
    const found = { delimiter: ";", quote: '"', escape: '"', hasHeader: true, parallel: false };
    const part = { files: ["/ws/a.csv"], columns: [{ name: "a", type: "BIGINT" }], options: found };
    const sql = (options: object, of: Partial<Scan> = {}) =>
      scanSql(
        bound({
          scan: scan({ format: "csv", ...of }),
          columns: part.columns,
          parts: [{ ...part, options: { ...found, ...options } }],
        }),
      );
    expect(sql({ newline: "\n" }, { options: { nullText: ["NA"], decimalSeparator: "," } })).toBe(
      "SELECT \"a\"\nFROM read_csv('/ws/a.csv', columns = {'a': 'BIGINT'}, auto_detect = false, header = true, delim = ';', quote = '\"', escape = '\"', new_line = '\\n', nullstr = ['NA'], allow_quoted_nulls = false, decimal_separator = ',', strict_mode = true, null_padding = false, parallel = false, compression = 'none', hive_partitioning = false)",
    );
    expect(sql({})).not.toContain("new_line");
  });
});

describe("a scan whose rows are not here", () => {
  it("fails when it is asked for them", () => {
    expect(scanSql(bound({ refused: "It's elsewhere." }))).toBe(
      'SELECT CAST(NULL AS BIGINT) AS "a", CAST(NULL AS VARCHAR) AS "the ""b"""\nWHERE error(\'It\'\'s elsewhere.\')',
    );
  });

  it("is told from the rows that could not be read", () => {
    const rejected = scan({ rejected: true });
    const read = bound({ rejected: { files: ["/x/r.parquet"], rows: 1 } });
    expect(scanSql(scanOutput(read, rejected))).toBe(
      'SELECT "file", "line", "reason", "raw"\nFROM read_parquet(\'/x/r.parquet\', hive_partitioning = false)',
    );
    expect(scanSql(scanOutput(bound({}), rejected))).toContain("WHERE false");
    expect(unboundScanSql(rejected)).toContain("FROM rejected_rows('lake/a.parquet')");
  });

  it("reads what was converted as what it was converted to, in the formats of its text", () => {
    const part = {
      files: ["/x/r.parquet"],
      columns: [{ name: "a", type: "VARCHAR" }],
      options: { text: { decimalSeparator: ",", scalars: true } },
      format: "parquet",
    };
    expect(scanSql(bound({ scan: scan({ format: "text" }), parts: [part] }))).toContain(
      "CAST(replace(\"a\", ',', '.') AS BIGINT) AS \"a\"",
    );
  });
});

describe("SQL of a scan nobody bound", () => {
  it("shows paths as they are written", () => {
    expect(unboundScanSql(scan({ paths: ["lake/*.parquet", "it's"], hivePartitions: true }))).toBe(
      "SELECT *\nFROM read_parquet(['lake/*.parquet', 'it''s'], union_by_name = true, hive_partitioning = true)",
    );
  });

  it("types text as it is read, and casts Parquet", () => {
    const columns = [{ name: "code", type: "VARCHAR" }];
    expect(unboundScanSql(scan({ columns }))).toBe(
      'SELECT CAST("code" AS VARCHAR) AS "code"\nFROM read_parquet(\'lake/a.parquet\')',
    );
    const options = { delimiter: "\t", header: "absent", quote: "none", skip: 2, encoding: "latin-1" };
    expect(unboundScanSql(scan({ format: "csv", paths: ["a.tsv"], options, columns }))).toBe(
      "SELECT \"code\"\nFROM read_csv('a.tsv', types = {'code': 'VARCHAR'}, header = false, delim = '\t', quote = '', skip = 2, allow_quoted_nulls = false, encoding = 'latin-1')",
    );
    expect(
      unboundScanSql(scan({ format: "json", paths: ["a.json"], options: { format: "newline" }, columns })),
    ).toBe(
      "SELECT \"code\"\nFROM read_json('a.json', columns = {'code': 'VARCHAR'}, format = 'newline_delimited')",
    );
  });
});
