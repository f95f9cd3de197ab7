import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseCondition, printCondition } from "./condition";
import {
  type ConditionGroup,
  type ConditionRule,
  isCompleteRule,
  isNumberText,
  normalizeCondition,
} from "./condition-tree";
import { anyRule, treeOf } from "./testing/condition-arbitraries";

describe("parseCondition", () => {
  it.each<[string, ConditionGroup]>([
    [
      "delay > 60",
      {
        combinator: "and",
        rules: [{ column: "delay", operator: "gt", values: [{ type: "number", value: "60" }] }],
      },
    ],
    [
      "l.\"the x\" != r.y and a in ('it''s', NULL, -1.5e3)",
      {
        combinator: "and",
        rules: [
          {
            column: "the x",
            table: "l",
            operator: "ne",
            values: [{ type: "column", column: "y", table: "r" }],
          },
          {
            column: "a",
            operator: "in",
            values: [{ type: "text", value: "it's" }, { type: "null" }, { type: "number", value: "-1.5e3" }],
          },
        ],
      },
    ],
    [
      "a is null or b is not true and not contains(c, 'x')",
      {
        combinator: "or",
        rules: [
          { column: "a", operator: "isNull", values: [] },
          {
            combinator: "and",
            rules: [
              { column: "b", operator: "isNotTrue", values: [] },
              { column: "c", operator: "notContains", values: [{ type: "text", value: "x" }] },
            ],
          },
        ],
      },
    ],
    [
      "not (a = 1 or b = 2)",
      {
        combinator: "or",
        not: true,
        rules: [
          { column: "a", operator: "eq", values: [{ type: "number", value: "1" }] },
          { column: "b", operator: "eq", values: [{ type: "number", value: "2" }] },
        ],
      },
    ],
    [
      "5 <= a",
      {
        combinator: "and",
        rules: [{ column: "a", operator: "ge", values: [{ type: "number", value: "5" }] }],
      },
    ],
    [
      "day >= date '2024-01-01'",
      {
        combinator: "and",
        rules: [{ column: "day", operator: "ge", values: [{ type: "date", value: "2024-01-01" }] }],
      },
    ],
    ["", { combinator: "and", rules: [] }],
  ])("reads %s", (text, tree) => {
    expect(parseCondition(text)).toEqual(tree);
  });

  it.each([
    "a",
    "not a",
    "a + 1 > 2",
    "abs(a) > 1",
    "a > 1 + 1",
    "a = 1 -- why",
    "/* x */ a = 1",
    "a = 'x",
    "(a = 1",
    "a = 1)",
    "a in (select 1)",
    "a in ()",
    "a in b",
    "a like 'x' escape '!'",
    "a = e'\\n'",
    "a = current_date",
    "user = 'x'",
    "a = b = c",
    "contains(a, 'x', 'y')",
    "contains('x', a)",
    "regexp_matches(a, 'x', 'i')",
    "a between 1",
    "a is",
    "1 = 1",
    "a.b.c = 1",
    "a::int = 1",
    "case when a then b end",
    "a = 'x' collate nocase",
    "exists (select 1)",
    "a = -'x'",
    "a = - b",
    "a = 1 and",
    "and",
    "a = ('x')",
    "count(*) > 1",
    "a ~ 'x'",
    "a[1] = 2",
    "end = 1",
    "a not = 1",
    "(".repeat(5000),
    `${"(".repeat(3000)}a = 1${")".repeat(3000)}`,
    `${"not ".repeat(5000)}a = 1`,
  ])("leaves %s to SQL", (text) => {
    expect(parseCondition(text)).toBeNull();
  });

  it("is fast on long conditions", () => {
    const started = performance.now();
    expect(
      parseCondition(Array.from({ length: 20_000 }, (_, index) => `a${index} = 'x'`).join(" or "))?.rules
        .length,
    ).toBe(20_000);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});

describe("printCondition", () => {
  it.each([
    ["DELAY>60 AND Origin IS NOT NULL", "DELAY > 60 and Origin is not null"],
    ["a=1 and b=2 or c=3", "(a = 1 and b = 2) or c = 3"],
    ["not a = 1", "not (a = 1)"],
    ["((a = 1))", "((a = 1))"],
    ['"order" = "x"', '"order" = x'],
    ["a = $$it's$$", "a = 'it''s'"],
  ])("writes %s as %s", (text, printed) => {
    expect(printCondition(parseCondition(text) as ConditionGroup)).toBe(printed);
  });

  it("keeps nothing for a rule that is not finished", () => {
    const rule: ConditionRule = { column: "a", operator: "eq", values: [] };
    expect(isCompleteRule(rule)).toBe(false);
    expect(printCondition({ combinator: "and", rules: [rule] })).toBe("a = NULL");
    expect(printCondition({ combinator: "and", rules: [{ ...rule, operator: "in" }] })).toBe("a in (NULL)");
    expect(printCondition({ combinator: "or", rules: [{ combinator: "and", rules: [] }] })).toBe("");
  });
});

describe("the lens", () => {
  it("reads back what it printed, for any tree", () => {
    fc.assert(
      fc.property(treeOf(anyRule), (tree) => {
        expect(parseCondition(printCondition(tree))).toEqual(normalizeCondition(tree));
        expect(normalizeCondition(normalizeCondition(tree))).toEqual(normalizeCondition(tree));
      }),
      { numRuns: 2000 },
    );
  });

  it("takes any text without failing, and prints what it read in one form", () => {
    const pieces = [
      "a",
      '"b"',
      "and",
      "or",
      "not",
      "(",
      ")",
      "=",
      "<",
      "1",
      "-",
      "'x'",
      "in",
      ",",
      "is",
      "null",
      "between",
      "like",
      ".",
      "contains(",
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 14 }), (words) => {
        const tree = parseCondition(words.join(" "));
        if (!tree) return;
        expect(parseCondition(printCondition(tree))).toEqual(tree);
      }),
      { numRuns: 3000 },
    );
  });

  it("knows numbers as the tokenizer does", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(..."0123_.e+-"), minLength: 1, maxLength: 7 }),
        (text) => {
          if (!isNumberText(text)) return;
          expect(parseCondition(`a = ${text}`)?.rules).toEqual([
            { column: "a", operator: "eq", values: [{ type: "number", value: text }] },
          ]);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
