import { tableFromIPC } from "apache-arrow";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { BoundScan } from "../connectors/bound-scan";
import { scanSql } from "../connectors/scan-sql";
import type { Scan } from "../ir/rel";
import { type Engine, type QueryOptions, SqlError } from "../runtime/engine";

/** An engine under test, and a way to put a file where its scans find it. */
export interface EngineUnderTest {
  engine: Engine;
  write(path: string, content: string): Promise<void>;
  close(): Promise<void>;
}

/** Extensions of DuckDB that an adapter may do without, if it says so whenever one is asked for. */
export type Extension = "icu" | "json";

/** What every adapter of the engine port must do; each calls it in a test file of its own. */
export function engineContract(
  name: string,
  create: () => Promise<EngineUnderTest>,
  { lacks = [] }: { lacks?: readonly Extension[] } = {},
): void {
  const hasJson = !lacks.includes("json");
  describe(`engine contract: ${name}`, () => {
    let subject: EngineUnderTest;
    let engine: Engine;
    beforeAll(async () => {
      subject = await create();
      engine = subject.engine;
    });
    afterAll(() => subject.close());

    const describeText = async (sql: string) =>
      (await engine.describe(sql)).map((column) => `${column.name} ${column.type}`);
    const values = async (sql: string, options?: QueryOptions) => {
      const { arrow, columns, rows } = await engine.query(sql, options);
      const table = tableFromIPC(arrow);
      expect(table.numRows).toBe(rows);
      expect(table.schema.fields.map((field) => field.name)).toEqual(columns.map((_, index) => `c${index}`));
      return Array.from({ length: rows }, (_, row) =>
        columns.map((_, index) => table.getChildAt(index)?.get(row) as unknown),
      );
    };
    const failure = async (sql: string, options?: QueryOptions): Promise<SqlError> => {
      const error = await engine.query(sql, options).then(
        () => null,
        (reason: unknown) => reason,
      );
      expect(error).toBeInstanceOf(SqlError);
      return error as SqlError;
    };

    describe("describe", () => {
      it("says names and types as DuckDB writes them", async () => {
        expect(
          await describeText(
            `SELECT 1 AS a, 2::BIGINT AS "b c", 1.5 AS d, ${hasJson ? "'{}'::JSON" : "uuid()"} AS j, {'x': [1]} AS s, NULL AS n`,
          ),
        ).toEqual([
          "a INTEGER",
          "b c BIGINT",
          "d DECIMAL(2,1)",
          hasJson ? "j JSON" : "j UUID",
          "s STRUCT(x INTEGER[])",
          "n INTEGER",
        ]);
      });
      it("keeps names that repeat", async () => {
        expect(await describeText("SELECT 1 AS a, 2 AS a, 3 AS A")).toEqual([
          "a INTEGER",
          "a INTEGER",
          "A INTEGER",
        ]);
      });
      it("places an error, in UTF-16, and names what could stand there", async () => {
        const sql = "SELECT '🦆é', delya FROM (SELECT 1 AS delay, 2 AS origin)";
        const error = await engine.describe(sql).catch((reason: unknown) => reason as SqlError);
        expect(error).toMatchObject({ kind: "binder", position: sql.indexOf("delya") });
        expect((error as SqlError).candidates).toContain("delay");
        expect((error as SqlError).message).not.toContain("LINE");
      });
      it("places a syntax error", async () => {
        const sql = "SELECT 1 +\n  FROM FROM x";
        await expect(engine.describe(sql)).rejects.toMatchObject({
          kind: "parser",
          position: sql.indexOf("FROM"),
        });
      });
    });

    describe("query", () => {
      it("returns no rows with their columns", async () => {
        const { columns, rows, arrow } = await engine.query("SELECT 1::HUGEINT AS a, 'x' AS b WHERE false");
        expect({ columns, rows }).toEqual({
          columns: [
            { name: "a", type: "HUGEINT" },
            { name: "b", type: "VARCHAR" },
          ],
          rows: 0,
        });
        expect(tableFromIPC(arrow).schema.fields).toHaveLength(2);
      });
      it("keeps order over many chunks, and around what travels as text", async () => {
        const rows = await values(
          "SELECT range AS n, range::DECIMAL(18,2) AS d FROM range(10000) ORDER BY n DESC",
        );
        expect(rows).toHaveLength(10_000);
        expect(rows[0]).toEqual([9999n, "9999.00"]);
        expect(rows.at(-1)).toEqual([0n, "0.00"]);
      });
      it("takes a semicolon and comments at the end", async () => {
        expect(await values("SELECT ';' AS a, 1::HUGEINT AS b; -- done; really\n;")).toEqual([[";", "1"]]);
        expect(await values("SELECT 1::HUGEINT AS b -- no line break")).toEqual([["1"]]);
      });
      it("prepares temporary tables that only this query sees", async () => {
        const prepare = [`CREATE TEMP TABLE "t 1" AS SELECT 42 AS x`];
        expect(await values(`SELECT * FROM "t 1"`, { prepare })).toEqual([[42]]);
        expect((await failure(`SELECT * FROM "t 1"`)).kind).toBe("catalog");
      });
      it("answers several at once, each with its own rows", async () => {
        const asked = Array.from({ length: 8 }, (_, at) => at);
        const answers = await Promise.all(
          asked.map(async (at) => {
            const [described, rows] = await Promise.all([
              describeText(`SELECT ${at} AS a${at}`),
              values(`SELECT count(*), ${at} FROM range(${at + 1}00000)`),
            ]);
            return [described, rows];
          }),
        );
        expect(answers).toEqual(asked.map((at) => [[`a${at} INTEGER`], [[BigInt((at + 1) * 100_000), at]]]));
      });
      it("stops when told to", async () => {
        const stop = new AbortController();
        setTimeout(() => stop.abort(), 30);
        const started = performance.now();
        await expect(
          engine.query("SELECT count(*) FROM range(100000000000)", { signal: stop.signal }),
        ).rejects.toMatchObject({ name: "AbortError" });
        expect(performance.now() - started).toBeLessThan(5000);
        await expect(engine.query("SELECT 1", { signal: stop.signal })).rejects.toMatchObject({
          name: "AbortError",
        });
        expect(await values("SELECT 1")).toEqual([[1]]);
      });
      it("says what failed while it ran", async () => {
        const error = await failure("SELECT CAST(x AS INTEGER) FROM (VALUES ('1'), ('abc')) t(x)");
        expect(error.kind).toBe("conversion");
        expect(error.message).toContain("abc");
      });
      it("says what failed far behind the first rows", async () => {
        const sql =
          "SELECT CASE WHEN range = 900000 THEN error('late') ELSE range END AS v FROM range(1000000)";
        expect((await failure(sql)).message).toBe("late");
      });
      it("shortens what it quotes", async () => {
        const error = await failure(`SELECT CAST('${"x".repeat(5000)}' AS INTEGER)`);
        expect(error.message.length).toBeLessThan(300);
      });
    });

    describe("probe", () => {
      const count = "SELECT CAST(count(*) AS VARCHAR) FROM range(100000000000)";
      it("answers in text, over tables that were prepared", async () => {
        const prepare = [`CREATE TEMP TABLE "t 1" AS SELECT * FROM (VALUES ('1'), (NULL)) AS v(x)`];
        expect(await engine.probe({ prepare, sql: `SELECT * FROM "t 1"`, files: [] }, { ms: null })).toEqual([
          ["1"],
          [null],
        ]);
      });
      it("remembers an answer while the files stay as they are", async () => {
        await subject.write("probe/a.csv", "id\n1\n");
        const ask = async (files?: null) => {
          const bound = await engine.bindScan({
            op: "scan",
            format: "csv",
            paths: ["probe/a.csv"],
            options: {},
            columns: null,
            hivePartitions: false,
          });
          // What differs each time it is asked tells a new answer from a remembered one.
          const sql = `SELECT CAST(max(id) AS VARCHAR), CAST(uuid() AS VARCHAR) FROM (${scanSql(bound)})`;
          const rows = await engine.probe({ prepare: [], sql, files: files ?? bound.files }, { ms: 5_000 });
          return rows[0] ?? [];
        };
        const first = await ask();
        expect(first[0]).toBe("1");
        expect(await ask()).toEqual(first);
        await subject.write("probe/a.csv", "id\n22\n");
        const second = await ask();
        expect(second[0]).toBe("22");
        expect(second[1]).not.toBe(first[1]);
      });
      it("asks anew where it cannot know that nothing changed", async () => {
        const ask = () =>
          engine.probe({ prepare: [], sql: "SELECT CAST(uuid() AS VARCHAR)", files: null }, { ms: null });
        expect(await ask()).not.toEqual(await ask());
      });
      it("asks once for callers that come together", async () => {
        const ask = () =>
          engine.probe(
            {
              prepare: [],
              sql: "SELECT CAST(uuid() AS VARCHAR) || count(*) FROM range(2000000000)",
              files: null,
            },
            { ms: null },
          );
        const [one, other] = await Promise.all([ask(), ask()]);
        expect(one).toEqual(other);
      });
      it("gives up after its time, and does not take that time again at once", async () => {
        const ask = () => engine.probe({ prepare: [], sql: count, files: [] }, { ms: 100 });
        await expect(ask()).rejects.toMatchObject({ name: "BudgetExceeded" });
        const started = performance.now();
        await expect(ask()).rejects.toMatchObject({ name: "BudgetExceeded" });
        expect(performance.now() - started).toBeLessThan(100);
      });
      it("stops when told to", async () => {
        const stop = new AbortController();
        setTimeout(() => stop.abort(), 30);
        await expect(
          engine.probe({ prepare: [], sql: count, files: [] }, { ms: null, signal: stop.signal }),
        ).rejects.toMatchObject({ name: "AbortError" });
      });
      it("says what failed", async () => {
        await expect(
          engine.probe({ prepare: [], sql: "SELECT error('no') AS x", files: [] }, { ms: null }),
        ).rejects.toMatchObject({ message: "no" });
      });
    });

    describe("guard", () => {
      const refused: [sql: string, kind: string][] = [
        ["", "nothing"],
        ["-- only a comment", "nothing"],
        ["SELECT 1; SELECT 2", "2 statements"],
        ["CALL enable_logging(storage = 'file')", "CALL"],
        ["FROM enable_logging(storage = 'file')", "a call of enable_logging"],
        ["SELECT * FROM (SELECT * FROM system.main.enable_logging())", "a call of enable_logging"],
        ['WITH x AS (FROM "ENABLE_LOGGING"()) FROM x', "a call of enable_logging"],
        ["SELECT (SELECT count(*) FROM query('SELECT 1'))", "a call of query"],
        ["PRAGMA version", "PRAGMA"],
        ["SET threads = 1", "SET"],
        ["RESET threads", "RESET"],
        ["COPY (SELECT 1) TO 'x.csv'", "COPY"],
        ["ATTACH 'x.db'", "ATTACH"],
        ["INSTALL httpfs", "INSTALL"],
        ["LOAD httpfs", "LOAD"],
        ["CREATE TABLE x AS SELECT 1", "CREATE"],
        ["DROP TABLE x", "DROP"],
        ["EXPLAIN SELECT 1", "EXPLAIN"],
        ["WITH x AS (SELECT 1) INSERT INTO y SELECT * FROM x", "another statement"],
        ["/* a */ -- b\n (((CHECKPOINT", "parser"],
        ["CHECKPOINT", "CHECKPOINT"],
      ];
      for (const [sql, what] of refused)
        it(`refuses ${sql.slice(0, 60) || "nothing"}`, async () => {
          for (const attempt of [() => engine.query(sql), () => engine.describe(sql)]) {
            const error = (await attempt().catch((reason: unknown) => reason)) as SqlError;
            expect(error).toBeInstanceOf(SqlError);
            if (what === "parser") expect(error.kind).toBe("parser");
            else
              expect([error.kind, error.message]).toEqual([
                "not-select",
                `Only SELECT runs here; this is ${what}.`,
              ]);
          }
        });
      it("takes columns that are called like what it refuses", async () => {
        expect(await values("SELECT query, 'CALL enable_logging()' AS t FROM (SELECT 1 AS query)")).toEqual([
          [1, "CALL enable_logging()"],
        ]);
      });
      it("refuses preparations that do more than create a temporary table", async () => {
        for (const statement of [
          "CREATE TEMP TABLE x AS SELECT 1; CALL enable_logging()",
          "CREATE TABLE x AS SELECT 1",
          "CREATE TEMP TABLE x AS FROM enable_logging()",
          "SET threads = 1",
        ])
          expect((await failure("SELECT 1", { prepare: [statement] })).kind).toBe("not-select");
      });
      it("refuses parameters", async () => {
        expect((await failure("SELECT $1")).message).toContain("parameter");
      });
    });

    describe("precision", () => {
      const exact: [sql: string, value: unknown][] = [
        ["9223372036854775807::BIGINT", 9223372036854775807n],
        ["18446744073709551615::UBIGINT", 18446744073709551615n],
        ["170141183460469231731687303715884105727::HUGEINT", "170141183460469231731687303715884105727"],
        ["12345678901234567890123456789012345.678::DECIMAL(38,3)", "12345678901234567890123456789012345.678"],
        ["'-0'::DOUBLE", -0],
        ["'nan'::DOUBLE", Number.NaN],
        ["'-inf'::DOUBLE", Number.NEGATIVE_INFINITY],
        ["5e-324::DOUBLE", 5e-324],
        ["0.1::FLOAT", Math.fround(0.1)],
        ["true", true],
        ["NULL::BOOLEAN", null],
        ["''", ""],
        ["'a' || chr(0) || '🦆'", "a\0🦆"],
        ["'\\x00\\xFF'::BLOB", new Uint8Array([0, 255])],
        ["DATE '9999-12-31'", "9999-12-31"],
        ["'infinity'::DATE", "infinity"],
        ["TIMESTAMP '2024-01-02 03:04:05.123456'", "2024-01-02 03:04:05.123456"],
        ["TIMESTAMPTZ '2024-07-01 00:00:00+02'", "2024-06-30 22:00:00+00"],
        ["TIME '24:00:00'", "24:00:00"],
        ["INTERVAL '1 month 2 days'", "1 month 2 days"],
        ["UUID '00000000-0000-0000-0000-00000000000a'", "00000000-0000-0000-0000-00000000000a"],
        ["[1, NULL, 3]", "[1, NULL, 3]"],
        ["{'__proto__': 1, 'a b': 'x'}", "{'__proto__': 1, 'a b': x}"],
        ["MAP {'k': 1}", "{k=1}"],
        ["'a'::ENUM ('a', 'b')", "a"],
        ...(hasJson ? [["'[1]'::JSON", "[1]"] satisfies [string, string]] : []),
      ];
      for (const [sql, value] of exact)
        it(sql, async () => {
          const [[found] = []] = await values(`SELECT ${sql} AS v`);
          expect(found).toStrictEqual(value);
        });
      it("takes a column called __proto__ beside columns of one name", async () => {
        const { columns } = await engine.query('SELECT 1 AS "__proto__", 2 AS a, 3::HUGEINT AS a');
        expect(columns.map((column) => column.name)).toEqual(["__proto__", "a", "a"]);
        expect(await values('SELECT 1 AS "__proto__", 2 AS a, 3::HUGEINT AS a')).toEqual([[1, 2, "3"]]);
      });
    });

    const needing: Readonly<Record<Extension, readonly string[]>> = {
      icu: [
        "SELECT timezone('Europe/Paris', TIMESTAMPTZ '2024-07-01 00:00:00+02') AS v",
        "SELECT date_trunc('day', TIMESTAMPTZ '2024-07-01 00:00:00+02') AS v",
        "SELECT CAST(TIMESTAMPTZ '2024-07-01 00:00:00+02' AS DATE) AS v",
        "SELECT TIMESTAMPTZ '2024-07-01 00:00:00+02' + INTERVAL 1 DAY AS v",
        "SELECT '2020-01-01 00:00:00 Europe/Paris'::TIMESTAMPTZ AS v",
      ],
      json: [
        "SELECT '{}'::JSON AS v",
        "SELECT to_json(1) AS v",
        "SELECT json_extract('{\"a\": 1}', '$.a') AS v",
      ],
    };
    describe("extensions", () => {
      for (const [extension, statements] of Object.entries(needing))
        for (const sql of statements)
          if (lacks.includes(extension as Extension))
            it(`says that it lacks ${extension}, and goes on: ${sql}`, async () => {
              const error = await failure(sql);
              expect(error.kind).toBe("missing-extension");
              expect(error.message).toContain(`“${extension}”`);
              expect(await values("SELECT 1")).toEqual([[1]]);
            });
          else
            it(`has ${extension}: ${sql}`, async () => {
              expect(await values(sql)).toHaveLength(1);
            });
    });

    describe("bindScan", () => {
      const scan = (of: Partial<Scan>): Scan => ({
        op: "scan",
        format: "csv",
        paths: [],
        options: {},
        columns: null,
        hivePartitions: false,
        ...of,
      });
      const read = async (bound: BoundScan) => ({
        columns: bound.columns.map((column) => `${column.name} ${column.type}`),
        diagnostics: bound.diagnostics.map(({ code }) => code),
        rows: await values(scanSql(bound)),
      });
      it("reads CSV by name, typed without loss", async () => {
        await subject.write("in/a.csv", "id,zip,n\n1,00501,1.5\n");
        await subject.write("in/b.csv", 'n,id,zip\n2.5,2,""\n');
        expect(await read(await engine.bindScan(scan({ paths: ["in/a.csv", "in/b.csv"] })))).toEqual({
          columns: ["id BIGINT", "zip VARCHAR", "n DOUBLE"],
          diagnostics: [],
          rows: [
            [1n, "00501", 1.5],
            [2n, "", 2.5],
          ],
        });
      });
      it("knows every input file", async () => {
        await subject.write("in/c.csv", "id\n1\n");
        const { files } = await engine.bindScan(scan({ paths: ["in/c.csv"] }));
        expect(files).toMatchObject([{ path: "in/c.csv", bytes: 5 }]);
      });
      it("sees a file that changed", async () => {
        await subject.write("in/d.csv", "id\n1\n");
        const before = await engine.bindScan(scan({ paths: ["in/d.csv"] }));
        expect(await engine.bindScan(scan({ paths: ["in/d.csv"] }))).toEqual(before);
        await subject.write("in/d.csv", "id\nlonger\n");
        expect((await engine.bindScan(scan({ paths: ["in/d.csv"] }))).columns).toEqual([
          { name: "id", type: "VARCHAR" },
        ]);
      });
      it("returns problems instead of throwing, and columns that are fixed all the same", async () => {
        const columns = [{ name: "a", type: "HUGEINT" }];
        expect(await read(await engine.bindScan(scan({ paths: ["nope.csv"], columns })))).toEqual({
          columns: ["a HUGEINT"],
          diagnostics: ["file/not-found"],
          rows: [],
        });
      });
      it("keeps keys of JavaScript in JSON as data", async () => {
        await subject.write("in/e.json", '{"__proto__":1,"big":9007199254740993}\n');
        expect(await read(await engine.bindScan(scan({ format: "json", paths: ["in/e.json"] })))).toEqual({
          columns: ["__proto__ BIGINT", "big BIGINT"],
          diagnostics: [],
          rows: [[1n, 9007199254740993n]],
        });
      });
    });
  });
}
