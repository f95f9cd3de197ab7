import { expect, it } from "vitest";
import { isVolatile } from "./volatile";

it.each([
  ["random() < 0.5", true],
  ['"random" () < 0.5', true],
  ["t > NOW ()", true],
  ["day = current_date", true],
  ["select * from t using sample 10%", true],
  ["select * from t TABLESAMPLE reservoir(5)", true],
  ["uuid() = id", true],
  ["id::uuid = other", false],
  ["random > 3", false],
  ['"current_date" = 1', false],
  ["name = 'random()' -- now()", false],
  ["date_trunc('day', day) > DATE '2024-01-01'", false],
])("%s", (sql, changes) => {
  expect(isVolatile(sql)).toBe(changes);
});
