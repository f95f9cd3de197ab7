import { DuckDBInstance } from "@duckdb/node-api";
import { describe, expect, it } from "vitest";
import { renameColumnInSql, tableAliases } from "./rename-column";

describe("renameColumnInSql", () => {
  it.each([
    ["delay > 60 and origin is not null", "late > 60 and origin is not null"],
    ['DELAY+Delay*"delay"', 'late+late*"late"'],
    ["delay", "late"],
    ["'delay' || delay -- delay\n", "'delay' || late -- delay\n"],
    ["delay(delay)", "delay(late)"],
    ["delays > delay_2", "delays > delay_2"],
    ["delay.minutes", "late.minutes"],
    ["flight.delay", "flight.delay"],
    ["l.delay > r.delay", "l.late > r.delay"],
    ['"l"."delay"', '"l"."late"'],
    ["s.l.delay", "s.l.delay"],
    ["cast(delay as delay) + delay::delay", "cast(late as delay) + late::delay"],
    ["try_cast(x as struct(delay int))", "try_cast(x as struct(delay int))"],
    ["x::struct(delay int, b int)", "x::struct(delay int, b int)"],
    ["{delay: delay, 'delay': 1}", "{delay: late, 'delay': 1}"],
    ["struct_pack(delay := delay)", "struct_pack(delay := late)"],
    ["list[delay:delay]", "list[late:late]"],
    [
      "list_transform(delay, lambda delay: delay + 1) || delay",
      "list_transform(late, lambda delay: delay + 1) || late",
    ],
    [
      "list_reduce(xs, lambda a, delay: a + delay, delay)",
      "list_reduce(xs, lambda a, delay: a + delay, late)",
    ],
    ["case when delay then delay else delay end", "case when late then late else late end"],
    ["delay between delay and delay", "late between late and late"],
    ["x is distinct from delay", "x is distinct from late"],
    ["extract(year from delay)", "extract(year from late)"],
    ["sum(delay) filter (where delay > 0)", "sum(late) filter (where late > 0)"],
    [
      "row_number() over (partition by delay order by delay desc)",
      "row_number() over (partition by late order by late desc)",
    ],
    [
      "select f.delay as delay, delay d from f where f.delay > 1",
      "select f.delay as delay, late d from f where f.delay > 1",
    ],
    ["select * exclude delay from t", "select * exclude late from t"],
    ["select a delay from delay", "select a delay from delay"],
    ["not delay in (1, delay)", "not late in (1, late)"],
    ["(delay", "(late"],
    ["'delay", "'delay"],
  ])("%s → %s", (before, after) => {
    expect(renameColumnInSql(before, "delay", "late", ["l"])).toBe(after);
  });

  it.each([
    [
      "date",
      "date '2024-01-01' < date and x::date = cast(y as date)",
      "date '2024-01-01' < day and x::date = cast(y as date)",
    ],
    ["year", "extract(year from d) = year", "extract(year from d) = day"],
    ["first", "first(a order by first nulls first)", "first(a order by day nulls first)"],
    ["time", "ts at time zone 'UTC' > time", "ts at time zone 'UTC' > day"],
    ["end", 'case when a then "end" end', 'case when a then "day" end'],
    ["left", 'left(a, 1) = "left"', 'left(a, 1) = "day"'],
    ["interval", 'interval 1 day + interval + "interval"', 'interval 1 day + day + "day"'],
  ])("tells the column %s from the keyword", (column, before, after) => {
    expect(renameColumnInSql(before, column, "day")).toBe(after);
  });

  it("quotes a new name where it must be", () => {
    expect(renameColumnInSql("delay + 1", "delay", 'the "order"')).toBe('"the ""order""" + 1');
    expect(renameColumnInSql("delay + 1", "delay", "order")).toBe('"order" + 1');
    expect(renameColumnInSql('"the ""x""" + 1', 'the "x"', "x")).toBe('"x" + 1');
  });
});

describe("tableAliases", () => {
  it("finds tables and what they are called", () => {
    expect(
      tableAliases('select * from flights f left join "air ports" as a on f.x = a.y join c using (z)'),
    ).toEqual([
      { table: "flights", alias: "f" },
      { table: "air ports", alias: "a" },
      { table: "c", alias: "c" },
    ]);
  });
});

describe("on the engine", () => {
  const expressions = [
    "year + 1",
    "extract(year from d) - year",
    "date '2024-01-01' + year::int",
    "{year: year, 'x': {'year': 1}}.year + year",
    "list_transform([year], lambda year: year + 1)",
    "list_transform([1], lambda x: x + year)",
    "[year for x in [1, year] if x < year]",
    "case year when 1 then year else -year end",
    "year between year and year + 1",
    "struct_pack(year := year)",
    "interval (year) year",
    "cast(year as varchar) || 'year' || \"year\" /* year */ -- year",
    "year in (1, year)",
    "s.year + s['year'] + year",
    "t.s.year",
    "sum(year) over (partition by year order by year rows between 1 preceding and current row)",
    "strftime(d, '%Y')::int = year(d)",
  ];

  it.each(expressions)("gives the same values: %s", async (expression) => {
    const connection = await (await DuckDBInstance.create(":memory:")).connect();
    const rows = "(values (1, date '2024-02-29', {'year': 5}), (2, NULL, NULL))";
    const read = async (sql: string, column: string) =>
      (
        await connection.runAndReadAll(`select ${sql}\n from ${rows} t("${column}", d, s) order by all`)
      ).getRowsJson();
    const before = await read(expression, "year");
    for (const name of ["jahr", "order", 'the "y"', "list"]) {
      const renamed = renameColumnInSql(expression, "year", name, ["t"]);
      expect(await read(renamed, name.replaceAll('"', '""')), renamed).toEqual(before);
    }
  });
});
