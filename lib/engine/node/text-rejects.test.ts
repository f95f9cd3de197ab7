import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { scanOutput } from "../../connectors/scan-output";
import { scanSql } from "../../connectors/scan-sql";
import type { Scan } from "../../ir/rel";
import { readTexts } from "../../runtime/read-texts";
import { NodeEngine } from "./node-engine";

/** Records that cannot be read, in CSV and JSON: the others are read as ever, and these are told with their place. */
const root = await mkdtemp(join(tmpdir(), "tenon-rejects-"));
await mkdir(join(root, "in"));
const engine = new NodeEngine({
  root,
  scratch: join(root, ".tenon/scratch"),
  memoryMb: 1024,
  threads: 2,
  timeZone: "UTC",
});
afterAll(async () => {
  await engine.close();
  await rm(root, { recursive: true });
});

let count = 0;
const KEPT = { kept: true, most: null } as const;

async function read(format: "csv" | "json", content: string | Buffer, more: Partial<Scan> = {}) {
  const path = `in/${count++}.${format}`;
  await writeFile(join(root, path), content);
  return readPaths(format, [path], more);
}

async function readPaths(format: string, paths: string[], more: Partial<Scan> = {}) {
  const scan: Scan = {
    op: "scan",
    format,
    paths,
    options: {},
    columns: null,
    hivePartitions: false,
    rejects: KEPT,
    ...more,
  };
  const texts = async (one: Scan) => {
    const bound = await engine.bindScan(one);
    const diagnostics = bound.diagnostics.map(({ code, message }) => `${code}: ${message}`);
    const broken = bound.diagnostics.some(({ severity }) => severity === "error");
    if (broken) return { bound, diagnostics, rows: [] };
    const sql = `SELECT CAST(COLUMNS(*) AS VARCHAR) FROM (\n${scanSql(scanOutput(bound, one))}\n)`;
    return { bound, diagnostics, rows: readTexts(await engine.query(sql)) };
  };
  const { bound, diagnostics, rows } = await texts(scan);
  const rejected = scan.rejects ? (await texts({ ...scan, rejected: true })).rows : [];
  return {
    columns: bound.columns.map(({ name, type }) => `${name} ${type}`),
    rows,
    rejected: rejected.map(([, line, reason, raw]) => [Number(line), reason, raw]),
    diagnostics,
    counts: [bound.rows, bound.rejected?.rows],
  };
}

describe("CSV", () => {
  it("refuses records of another length, with their line and text", async () => {
    expect(await read("csv", "id,name\n1,a\n2\n\n3,c,d\n4,e\n")).toEqual({
      columns: ["id BIGINT", "name VARCHAR"],
      rows: [
        ["1", "a"],
        ["4", "e"],
      ],
      rejected: [
        [3, "it has 1 field, the first line 2", "2"],
        [5, "it has 3 fields, the first line 2", "3,c,d"],
      ],
      diagnostics: [],
      counts: [2, 2],
    });
  });

  it.each([
    ["a quote that is never closed", '1,a\n2,"b\n3,c\n', [3], '2,"b'],
    ["text behind a closing quote", '1,a\n2,"b" x\n3,c\n', [3], '2,"b" x'],
    ["a quote closed by that of a later line", '1,a\n2,"b\n3,"c"\n4,d\n', [3], '2,"b'],
  ])("loses no line to %s", async (_, body, lines, raw) => {
    const { rows, rejected } = await read("csv", `id,name\n${body}`);
    expect(rejected.map(([line]) => line)).toEqual(lines);
    expect(rejected[0]?.[2]).toBe(raw);
    expect(rows.map(([id]) => id)).toEqual(
      ["1", "3", "4"].slice(0, body.split("\n").length - 1 - lines.length),
    );
  });

  it("keeps breaks in quotes, line numbers behind them, NULLs and quoted texts", async () => {
    const { rows, rejected } = await read("csv", 'a,b\r\n"x\r\ny",""\r\n,"NULL"\r\n1\r\n');
    expect(rows).toEqual([
      ["x\r\ny", ""],
      [null, "NULL"],
    ]);
    expect(rejected).toEqual([[5, "it has 1 field, the first line 2", "1"]]);
  });

  it("refuses values that are not of the fixed types", async () => {
    const columns = [
      { name: "id", type: "INTEGER" },
      { name: "at", type: "DATE" },
    ];
    const { rows, rejected } = await read("csv", "id,at\n1,2024-02-29\nx,2024-01-01\n3,2024-02-30\n4,\n", {
      columns,
    });
    expect(rows).toEqual([
      ["1", "2024-02-29"],
      ["4", null],
    ]);
    expect(rejected.map(([line, , raw]) => [line, raw])).toEqual([
      [3, "x,2024-01-01"],
      [4, "3,2024-02-30"],
    ]);
  });

  it("reads files of several shapes by name, and says which file a record is of", async () => {
    await writeFile(join(root, "in/m1.csv"), "a,b\n1,2\n3\n");
    await writeFile(join(root, "in/m2.csv"), "b,a\n4,5\n6,7,8\n");
    const { columns, rows, rejected } = await readPaths("csv", ["in/m*.csv"]);
    expect({ columns, rows: rows.sort(), lines: rejected.map(([line]) => line) }).toEqual({
      columns: ["a BIGINT", "b BIGINT"],
      rows: [
        ["1", "2"],
        ["5", "4"],
      ],
      lines: [3, 3],
    });
  });

  it("is an error past what may be refused", async () => {
    const body = "id,name\n1,a\n2\n3,c\n4,d\n";
    const most = (limit: object) => ({ rejects: { kept: false, most: limit } }) as unknown as Partial<Scan>;
    expect((await read("csv", body, most({ rows: 1 }))).diagnostics).toEqual([
      expect.stringContaining("1 of 4 rows cannot be read, and are left out"),
    ]);
    expect((await read("csv", body, most({ percent: 20 }))).diagnostics).toEqual([
      expect.stringContaining("file/rejected"),
    ]);
  });

  it("reads whatever table as it is read without, when every record is right", async () => {
    const cell = fc.oneof(
      fc.integer().map(String),
      fc.constantFrom("", "NA", " x ", "true", "2024-02-29", "1.5", 'say "a"', "a,b", "two\nlines", "é"),
    );
    const written = (value: string) => (/[",\n]| /.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 8 }),
        async (table) => {
          const text = `a,b,c\n${table.map((row) => row.map(written).join(",")).join("\n")}\n`;
          const { rejected, counts, ...with_ } = await read("csv", text, { options: { header: "present" } });
          const without = await read("csv", text, {
            options: { header: "present" },
            rejects: undefined,
          } as never);
          expect(with_.columns).toEqual(without.columns);
          expect(with_.rows).toEqual(without.rows);
          expect([rejected, counts]).toEqual([[], [table.length, 0]]);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe("JSON", () => {
  it("refuses lines that are no record, with their number and text", async () => {
    const lines = [
      '{"a": 1, "b": "x"}',
      "{oops}",
      "",
      '{"a": 2}',
      "[1, 2]",
      '{"a": 3} {"a": 4}',
      '{"b": "y"',
    ];
    const { columns, rows, rejected, diagnostics, counts } = await read("json", `${lines.join("\r\n")}\n`);
    expect({ columns, rows, diagnostics, counts }).toEqual({
      columns: ["a BIGINT", "b VARCHAR"],
      rows: [
        ["1", "x"],
        ["2", null],
      ],
      diagnostics: [],
      counts: [2, 4],
    });
    expect(rejected.map(([line, , raw]) => [line, String(raw).trim()])).toEqual([
      [2, "{oops}"],
      [5, "[1, 2]"],
      [6, '{"a": 3} {"a": 4}'],
      [7, '{"b": "y"'],
    ]);
    expect(rejected.every(([, reason]) => typeof reason === "string" && reason !== "")).toBe(true);
  });

  it("refuses lines that are not UTF-8", async () => {
    const { rows, rejected } = await read(
      "json",
      Buffer.concat([Buffer.from('{"a": "x"}\n{"a": "'), Buffer.from([0xff]), Buffer.from('"}\n')]),
    );
    expect(rows).toEqual([["x"]]);
    expect(rejected[0]?.slice(0, 2)).toEqual([2, "it is not UTF-8"]);
  });

  it("still refuses a file of another layout", async () => {
    expect((await read("json", '[{"a": 1}, {"a": ]')).diagnostics).toEqual([
      expect.stringContaining("file/unreadable"),
    ]);
  });

  it("is an error past what may be refused", async () => {
    const { diagnostics } = await read("json", '{"a": 1}\n{\n', {
      rejects: { kept: true, most: { rows: 0 } },
    });
    expect(diagnostics).toEqual([expect.stringContaining("file/rejected")]);
  });
});
