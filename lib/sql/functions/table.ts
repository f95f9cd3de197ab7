import { functionGroup } from "./sql-function";

export const tableFunctions = functionGroup(
  "table",
  `
range(start, end[, step]) → TABLE | Rows of numbers, or times, from start up to, not including, end. | from range(0, 10, 5) | 0; 5
generate_series(start, end[, step]) → TABLE | Rows of numbers, or times, from start up to and including end. | from generate_series(date '2024-01-01', date '2024-01-02', interval 1 day) | 2024-01-01 00:00:00; 2024-01-02 00:00:00
unnest(list) → TABLE | A row for each element of a list. | from unnest(['a', 'b']) | a; b
repeat_row(value, …, num_rows = count) → TABLE | The same row several times. | from repeat_row(1, 'x', num_rows = 2) | 1, x; 1, x
repeat(value, count) → TABLE | The same value in several rows. | from repeat('a', 2) | a; a
regexp_split_to_table(text, pattern) → TABLE | A row for each part between what fits. | select regexp_split_to_table('a1b', '[0-9]') | a; b
generate_subscripts(list, dimension) → TABLE | A row for each place of a list, from 1. | select generate_subscripts(['a', 'b'], 1) | 1; 2
json_each(json[, path]) → TABLE | A row for each member of an object or array, with key, value and type. | from json_each('{"a": 1}') | a, 1, UBIGINT, 1, 2, NULL, $.a, $
json_tree(json[, path]) → TABLE | A row for each value of a document, at any depth. | from json_tree('[1]') | NULL, [1], ARRAY, NULL, 0, NULL, $, $; 0, 1, UBIGINT, 1, 1, 0, $[0], $
summary(table) → TABLE | Each row of a table as text, with its number of rows. | from summary((select 1 as a)) | [1], 1
icu_calendar_names() → TABLE | The calendars the engine knows. | from icu_calendar_names() | ~gregorian
pg_timezone_names() → TABLE | The time zones the engine knows, with their distance to UTC. | from pg_timezone_names() | ~Europe/Zurich
*pivot ⇒ pivot table on column using aggregate group by column → TABLE | Values of a column become columns. | pivot (values ('a', 1), ('b', 2)) v(k, n) on k in ('a', 'b') using sum(n) | 1, 2
*unpivot ⇒ unpivot table on columns into name n value v → TABLE | Columns become rows of name and value. | unpivot (select 1 as a, 2 as b) on a, b into name n value v | a, 1; b, 2
*columns('pattern') → TABLE | Every column whose name fits, in an item of SELECT. | select columns('a.*') from (select 1 as a1, 2 as a2, 3 as b) | 1, 2
*exclude ⇒ star exclude (column, …) replace (expression as column) → TABLE | Every column, less some and with some changed: * exclude (a) replace (b + 1 as b). | select * exclude (a) replace (b + 1 as b) from (select 1 as a, 2 as b) | 3
`,
);
