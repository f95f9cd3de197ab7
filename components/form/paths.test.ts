import { describe, expect, test } from "vitest";
import { diagnose } from "../../lib/model/diagnostic";
import { moved, setIn, withChoice } from "./paths";

describe("setIn", () => {
  test("copies only the way to the place", () => {
    const value = [{ left: "a", right: "b" }, { left: "c" }];
    const next = setIn(value, [1, "right"], "d") as typeof value;
    expect(next).toEqual([
      { left: "a", right: "b" },
      { left: "c", right: "d" },
    ]);
    expect(next[0]).toBe(value[0]);
  });
});

describe("withChoice", () => {
  test("replaces exactly the wrong word of a text", () => {
    const wrong = diagnose(
      "column/unknown",
      { column: "distanse", input: "The input" },
      { field: ["condition"], range: { from: 15, to: 23 } },
      ["distance"],
    );
    expect(withChoice("delay > 60 and distanse > 500", wrong, "distance")).toBe(
      "delay > 60 and distance > 500",
    );
  });

  test("replaces a value inside of a list", () => {
    const wrong = diagnose("column/unknown", { column: "orign", input: "x" }, { field: ["on", 0, "left"] }, [
      "origin",
    ]);
    expect(withChoice([{ left: "orign", right: "iata" }], wrong, "origin")).toEqual([
      { left: "origin", right: "iata" },
    ]);
  });
});

test("moved keeps every entry", () => {
  expect(moved(["a", "b", "c"], 0, 2)).toEqual(["b", "c", "a"]);
  expect(moved(["a", "b", "c"], 2, 0)).toEqual(["c", "a", "b"]);
  expect(moved(["a"], 5, 0)).toEqual(["a"]);
});
