import { expect, it } from "vitest";
import { withWindows } from "./windows";

const windows = new Map([["w", { partition: ["a"], order: "b ASC", frame: "ROWS 1 PRECEDING" }]]);
const bare = new Map([["w", { partition: [], order: "", frame: "" }]]);

it("writes a window out where its name stands, but in no text and no name", () => {
  expect(withWindows("sum(x) OVER w + length(' OVER w ') + `OVER w`", windows)).toEqual({
    sql: "sum(x) OVER (PARTITION BY a ORDER BY b ASC ROWS 1 PRECEDING) + length(' OVER w ') + `OVER w`",
    unordered: false,
  });
});

it("gives functions of a row's place no frame", () => {
  expect(withWindows("lag(x, 1, ')(') OVER w - max(lag) OVER w", windows).sql).toBe(
    "lag(x, 1, ')(') OVER (PARTITION BY a ORDER BY b ASC) - max(lag) OVER (PARTITION BY a ORDER BY b ASC ROWS 1 PRECEDING)",
  );
  expect(withWindows("lead(x) IGNORE NULLS OVER w", windows).sql).toBe(
    "lead(x) IGNORE NULLS OVER (PARTITION BY a ORDER BY b ASC)",
  );
});

it("numbers rows as they come where nobody said an order", () => {
  expect(withWindows("row_number() OVER w", bare)).toEqual({
    sql: "row_number() OVER (ORDER BY monotonically_increasing_id())",
    unordered: true,
  });
  expect(withWindows("count(*) FILTER (WHERE x) OVER (PARTITION BY a)", bare).unordered).toBe(false);
});

it("computes a median over a window by the percentile it is", () => {
  expect(withWindows("median(x) OVER w", windows).sql).toBe(
    "percentile(x, 0.5) OVER (PARTITION BY a ORDER BY b ASC ROWS 1 PRECEDING)",
  );
});
