import { expect, it } from "vitest";
import { withoutEnd } from "./without-end";

it.each([
  ["select 1", "select 1"],
  ["select 1;", "select 1"],
  ["select 1 -- one\n ; -- by airport\n; /* end; */ ", "select 1"],
  ["select ';' -- no end;", "select ';' -- no end;"],
  ["select 1; select 2;", "select 1; select 2"],
  [";", ""],
])("%s", (sql, without) => {
  expect(withoutEnd(sql)).toBe(without);
});
