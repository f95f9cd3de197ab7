import { describe, expect, it } from "vitest";
import { toSpark } from "./to-spark";

const columns = [
  { name: "id", type: "BIGINT" },
  { name: "a b", type: "VARCHAR" },
  { name: "total", type: "DOUBLE" },
];
const spark = (text: string) => toSpark(text, "query", { tables: { t: columns, "my table": columns } });
const flat = (text: string) => text.replaceAll(/\s+/g, " ");

describe("Spark's spelling", () => {
  it.each([
    ['select "a b" from "my table"', "select `a b` from `my table`"],
    ['select "order", "total" as "the `x`" from t', "select `order`, total as `the ``x``` from t"],
    [
      "select 'it''s' as i, 'a\\b' as b, '\"' as q, '' as e from t",
      "select 'it\\'s' as i, 'a\\\\b' as b, '\"' as q, '' as e from t",
    ],
    ['select upper("a b") as left from t as left', "select upper(`a b`) as `left` from t as `left`"],
    ['select left("a b", 2) as l from t', "select left(`a b`, 2) as l from t"],
    ["select * from t order by id", "select * from t order by id NULLS LAST"],
    [
      "select * from t order by id desc nulls first, (total) asc",
      "select * from t order by id DESC NULLS FIRST, (total) ASC NULLS LAST",
    ],
    ['select * exclude ("A B") from t', "select id, total from t"],
    [
      'select * exclude (id) replace (upper("a b") as "a b") rename (total as sum) from t',
      "select upper(`a b`) AS `a b`, total AS sum from t",
    ],
    [
      "select l.* exclude (total), r.total from t l join t r on l.id = r.id",
      "select l.id, l.`a b`, r.total from t l join t r on l.id = r.id",
    ],
    [
      'with w as (select id, "a b" from t) select * exclude (id) from (select * from w)',
      "with w as (select id, `a b` from t) select `a b` from (select * from w)",
    ],
    [
      'select row_number() over (partition by "a b" order by total desc) as n from t',
      "select row_number() over (partition by `a b` order by total DESC NULLS LAST) as n from t",
    ],
    [
      "select id from t where \"a b\" is distinct from 'x' -- why",
      "select id from t where `a b` is distinct from 'x' -- why",
    ],
  ])("%s", (from, to) => {
    const { sql, notes } = spark(from);
    expect(flat(sql)).toBe(to);
    expect(notes).toEqual([]);
  });

  it.each([
    ["CAST(id AS VARCHAR)", "CAST(id AS STRING)"],
    ["id::DOUBLE", "CAST(id AS DOUBLE)"],
    ["(id // 2) * 2", "(id div 2) * 2"],
    ["[id, 1]", "array(id, 1)"],
    ["struct_extract(\"s\", 'x y')", "s.`x y`"],
    ["{'x y': id}", "named_struct('x y', id)"],
    ["id ^ 2", "power(id, 2)"],
    ["list_contains([1], id)", "array_contains(array(1), id)"],
    ["list_transform([1], x -> x + id)", "transform(array(1), x -> x + id)"],
    ["DATE '2024-01-31'", "DATE '2024-01-31'"],
  ])("of an expression: %s", (from, to) => {
    expect(toSpark(from, "expression", { columns }).sql).toBe(to);
  });
});

describe("what has words of its own in Spark", () => {
  it.each([
    ["select strftime(at, '%Y') as y from logs", "SELECT date_format(at, 'yyyy') AS y FROM logs", []],
    [
      "select id from t qualify row_number() over (order by id) = 1",
      "SELECT id FROM (SELECT id, row_number() OVER (ORDER BY id NULLS LAST) = 1 AS _qualified FROM t) WHERE _qualified",
      [],
    ],
    [
      'select cast("a b" as integer) as i from t',
      "SELECT CAST(round(CAST(`a b` AS DECIMAL(38,10))) AS INT) AS i FROM t",
      [
        "A value that does not fit fails here, and is NULL in Spark outside of its ANSI mode.",
        "Text such as 0xff or 1_000 is a number for DuckDB, and none for Spark.",
      ],
    ],
    ["select count(*) from t", "SELECT count(*) AS `count_star()` FROM t", []],
  ])("%s", (text, sql, notes) => {
    const spelled = spark(text);
    expect({ ...spelled, sql: flat(spelled.sql) }).toEqual({ sql, notes });
  });
});

describe("what may be something else in Spark", () => {
  it.each([
    ["select id from t using sample 10 rows", "“using” is not expected"],
    ["select * exclude (x) from elsewhere", "Spark has no * EXCLUDE"],
    ["select 1 +", "may not run there"],
  ])("%s", (text, words) => {
    expect(spark(text).notes.join("\n")).toContain(words);
  });

  it("leaves a text that is no SQL as it is", () => {
    expect(spark("select 'open").sql).toBe("select 'open");
  });
});
