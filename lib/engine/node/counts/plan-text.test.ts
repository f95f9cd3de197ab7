import { describe, expect, it } from "vitest";
import { absorbed, conjuncts } from "./plan-text";

describe("conditions that plans print", () => {
  it("are equal however a disjunction is nested, and whichever of its members stands twice", () => {
    const flat = conjuncts("((a = 1) OR (b = 'x OR y') OR (c > 2))");
    expect(flat).toHaveLength(1);
    expect(conjuncts("((c > 2) OR ((a = 1) OR (b = 'x OR y')))")).toEqual(flat);
    expect(conjuncts("((a = 1) OR ((a = 1) OR (c > 2) OR (b = 'x OR y')))")).toEqual(flat);
    expect(conjuncts("((a = 1) OR ((b = 1) AND (c > 2)))")).not.toEqual(
      conjuncts("((a = 1) OR (b = 1) OR (c > 2))"),
    );
  });

  it("count once, and not where others imply them", () => {
    const [either = ""] = conjuncts("((a = 1) OR (c > 2))");
    expect(absorbed([either, either])).toEqual([either]);
    expect(absorbed([...conjuncts("a = 1"), either])).toEqual(["a=1"]);
    expect(absorbed([...conjuncts("b = 1"), either])).toEqual(["b=1", either]);
  });
});
