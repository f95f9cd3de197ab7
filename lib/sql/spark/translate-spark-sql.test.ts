import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { translateSparkSql } from "./translate-spark-sql";

const expression = (text: string) => translateSparkSql(text, { kind: "expression" });
const query = (text: string) => translateSparkSql(text, { kind: "query" });

/** The messages of the diagnostics, each with the text it points at. */
function problems(translation: ReturnType<typeof translateSparkSql>, text: string): string[] {
  if (!("diagnostics" in translation)) return [`translated: ${translation.sql}`];
  return translation.diagnostics.map(({ from, to, message }) => `${text.slice(from, to)} — ${message}`);
}

describe("what cannot be translated", () => {
  it.each([
    ["nvl(a, frobnicate(b))", "frobnicate — “frobnicate” is not a function of Spark SQL that is known here."],
    [
      "x rlike '(?<=a)b'",
      "'(?<=a)b' — The pattern uses looking ahead or behind ((?<=…), which DuckDB's regular expressions do not have.",
    ],
    [
      "regexp_replace(s, '(a)\\\\1', '')",
      "'(a)\\\\1' — The pattern uses a reference back to a group (\\1), which DuckDB's regular expressions do not have.",
    ],
    ["date_format(d, 'YYYY-ww')", "'YYYY-ww' — The pattern uses YYYY, which DuckDB's formats do not have."],
    ["to_date(s, p)", "p — The pattern has to be written out as text, such as 'yyyy-MM-dd'."],
    [
      "hash(a)",
      "hash(a) — hash: hashes as Spark makes them are not found in DuckDB; md5 and sha2 are the same in both",
    ],
    ["a + ", " — A value is expected here, but the text ends."],
    ["a b c", "c — “c” is not expected here."],
    ["'open", "' — The text has no closing quote."],
    ["`open", "` — The name has no closing back-tick."],
    ["a; b", "b — One expression is expected; another statement begins here."],
    ["concat(a, $name)", "$ — “$” means nothing in Spark SQL."],
    ["cast(a as frob)", "frob — “frob” is not a type of Spark SQL."],
    ["nvl2(a, b)", "nvl2(a, b) — nvl2 takes 3 arguments; 2 stand here."],
    ["upper(a, b)", "upper(a, b) — upper takes 1 argument; 2 stand here."],
    [
      "upper(distinct a)",
      "upper(distinct a) — upper is no aggregate: it takes no DISTINCT, FILTER, ORDER BY or OVER.",
    ],
    ["row_number()", "row_number() — row_number needs OVER (…)."],
    ["case a end", "end — WHEN is expected here, but “end” stands there."],
    [
      "from_json(j, 'a INT,')",
      "'a INT,' — The schema cannot be read: A field's name is expected here, but the text ends.",
    ],
    ["get_json_object(j, 'a.b')", "'a.b' — “a.b” is no path; one is $.a.b[0]."],
    ["date '2024-02-31'", "date '2024-02-31' — “2024-02-31” is no date."],
  ])("%s", (text, expected) => {
    expect(problems(expression(text), text)).toEqual([expected]);
  });

  it.each([
    ["insert into t select 1", "insert — Only a SELECT can stand here, not INSERT."],
    ["select 1; select 2", "select — One query is expected; another statement begins here."],
    ["select a from t where", " — A value is expected here, but the text ends."],
    [
      "select a from t tablesample (bucket 1 out of 2)",
      "tablesample (bucket 1 out of 2) — A sample is taken in PERCENT or ROWS here.",
    ],
    [
      "select transform(a) using 'cat' from t",
      "transform — TRANSFORM … USING runs a script, which has no counterpart here.",
    ],
    [
      "select * from frobnicate(1)",
      "frobnicate — “frobnicate” is not a table function of Spark SQL that is known here.",
    ],
    [
      "select a, explode(b) + 1 from t lateral view frob(x) y",
      "frob(x) — frob makes no rows; explode, posexplode, inline, stack and json_tuple do.",
    ],
  ])("%s", (text, expected) => {
    expect(problems(query(text), text)).toEqual([expected]);
  });

  it("says everything that stands in the way, with lines and columns from 1", () => {
    const text = "select\n  frob(a),\n  crc32(b)\nfrom t";
    expect(query(text)).toEqual({
      diagnostics: [
        expect.objectContaining({ from: 9, to: 13, line: 2, column: 3, endLine: 2, endColumn: 7 }),
        expect.objectContaining({ from: 20, to: 28, line: 3, column: 3, endLine: 3, endColumn: 11 }),
      ],
    });
  });

  it("offers names that are near", () => {
    expect(expression("substrng(a, 1)")).toMatchObject({
      diagnostics: [{ choices: expect.arrayContaining(["substring"]) }],
    });
  });

  it("refuses what is nested too deeply, and takes what is only long", () => {
    expect(expression(`${"(".repeat(5000)}1${")".repeat(5000)}`)).toMatchObject({
      diagnostics: [{ message: "This is nested too deeply." }],
    });
    const long = Array.from({ length: 3000 }, (_, index) => `a = ${index}`).join(" or ");
    expect(expression(long)).toHaveProperty("sql");
  });
});

describe("what is said beside the translation", () => {
  it("the alias of an expression", () => {
    expect(expression("a + 1 as `b c`")).toMatchObject({ sql: "a + 1", alias: "b c" });
  });

  it("a note where values can differ, with its place", () => {
    expect(expression("1 + round(x, 2)")).toMatchObject({
      notes: [{ from: 4, to: 15, message: expect.stringContaining("1.005") }],
    });
  });
});

describe("names and texts", () => {
  it("quotes what DuckDB would not take bare", () => {
    expect(expression('`order` + `a b` + `x"y` + a.`select`')).toMatchObject({
      sql: '"order" + "a b" + "x""y" + a."select"',
    });
  });

  it("keeps texts apart from SQL", () => {
    expect(expression(`concat("it's", 'a\\'b', '--')`)).toMatchObject({ sql: "'it''s' || 'a''b' || '--'" });
  });
});

it("takes any text without throwing, and points inside of it", () => {
  const words = fc.constantFrom(
    ..."select from where ( ) , . * 'a' \"b\" `c` 1 2.5 + - = not and case when then end over by group order in like between is null explode ( cast as int [ ] -> lateral view x y ; interval day join on".split(
      " ",
    ),
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(words).map((list) => list.join(" ")),
      ),
      fc.boolean(),
      (text, whole) => {
        const result = translateSparkSql(text, { kind: whole ? "query" : "expression" });
        if (!("diagnostics" in result)) return;
        expect(result.diagnostics.length).toBeGreaterThan(0);
        for (const { from, to } of result.diagnostics) {
          expect(from).toBeGreaterThanOrEqual(0);
          expect(to).toBeLessThanOrEqual(text.length);
          expect(from).toBeLessThanOrEqual(to);
        }
      },
    ),
    { numRuns: 2000 },
  );
});
