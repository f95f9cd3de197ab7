import { describe, expect, it } from "vitest";
import { codeLines, outdented } from "./reindent";
import { functionArguments, isFunction } from "./typescript-function";
import { tokensOf } from "./typescript-tokens";

const texts = (source: string) => tokensOf(source)?.map(({ text }) => text);

describe("tokensOf", () => {
  it.each([
    ["a/b/c", ["a", "/", "b", "/", "c"]],
    ["x = /[/'\"`]/g.test(y)", ["x", "=", "/[/'\"`]/g", ".", "test", "(", "y", ")"]],
    ["f(/a/) / 2", ["f", "(", "/a/", ")", "/", "2"]],
    ["if (a) /'/.test(b)", ["if", "(", "a", ")", "/'/", ".", "test", "(", "b", ")"]],
    ["return /b/", ["return", "/b/"]],
    ["`a$\u007b`b$\u007bc}`}d`", ["`a$\u007b", "`b$\u007b", "c", "}`", "}d`"]],
    ["`a\\`$\u007b{ b: `}` }.b}`", ["`a\\`$\u007b", "{", "b", ":", "`}`", "}", ".", "b", "}`"]],
    ["'it\\'s' // it's\n/* \" */ 1.5e-3", ["'it\\'s'", "// it's", '/* " */', "1.5e-3"]],
    ["a?.b ?? c === d => e", ["a", "?.", "b", "??", "c", "===", "d", "=>", "e"]],
  ])("%s", (source, expected) => {
    expect(texts(source)).toEqual(expected);
  });

  it("says when a text does not end", () => {
    for (const source of ["'a", '"a\n"', "`a", "`a${b", "/* a"]) {
      const tokens = tokensOf(source);
      expect(tokens === null || !isFunction(`() => ${source}`), source).toBe(true);
    }
  });
});

describe("isFunction", () => {
  it.each([
    "x => x",
    "({ orders }) => orders",
    "({ orders }: { orders: Table }): Record<string, Table> => ({ a: orders, b: orders })",
    "(a, job) => { const b = a.x; return b }",
    "function (a): { b: Table } { return { b: a.x } }",
    "function name(a) { return a.x }",
    "async (a) => a",
    "// before\n(a) => a.x /* in */ .y // after",
    "() => sql`a, b; $\u007bc ? `)` : '}'}`",
    "(a) => a.x ? [1, 2] : { b: 3 }",
  ])("takes %s", (text) => expect(isFunction(text)).toBe(true));

  it.each([
    "",
    "orders",
    "1",
    "(a) => a, (b) => b",
    "(a) => a; b",
    "(a) => a) + (b",
    "(a) => { a } }",
    "(a) => `",
    "(a) => (a",
    "(() => a)()",
    "const a = () => b",
    "(a) =>",
    "// only words",
  ])("refuses %s", (text) => expect(isFunction(text)).toBe(false));
});

describe("functionArguments", () => {
  const methods = new Set(["customCode"]);
  const found = (source: string) =>
    functionArguments(source, methods).map(({ from, to }) => source.slice(from, to));

  it("finds the functions of calls, types and comments included", () => {
    expect(
      found(`const a = job.customCode("A, (b) => c", { o, p: job.customCode("B", { o }, (x) => x) }, // why
  // Keeps it.
  ({ o }): Record<string, Table> => ({ a: o, b: o.filter("x", sql\`a, \${[1, 2]}\`) }), // end
  { outputs: ["a", "b"] });`),
    ).toEqual([
      '// why\n  // Keeps it.\n  ({ o }): Record<string, Table> => ({ a: o, b: o.filter("x", sql`a, $\u007b[1, 2]}`) })',
      "(x) => x",
    ]);
  });

  it("finds nothing where no function is passed, nor in texts and comments", () => {
    expect(found('job.customCode("A", { o }, f); "x.customCode(() => 1)" // .customCode(() => 1)')).toEqual(
      [],
    );
  });
});

describe("outdented", () => {
  it("takes an indentation off, but not out of a template", () => {
    const source = "(a) => {\n    const b = `x\n  y`;\n\n    return b;\n  }";
    expect(outdented(source, "  ")).toBe("(a) => {\n  const b = `x\n  y`;\n\n  return b;\n}");
    expect(codeLines(source).map(({ fixed }) => fixed)).toEqual([false, false, true, false, false, false]);
  });

  it("leaves code alone that is indented otherwise", () => {
    expect(outdented("(a) =>\n a", "  ")).toBe("(a) =>\n a");
  });
});
