import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type MarkdownInline, parseInline, parseMarkdown } from "./markdown";

const text = (value: string): MarkdownInline => ({ kind: "text", text: value });

describe("blocks", () => {
  it("are headings, paragraphs, lists and code", () => {
    expect(parseMarkdown("# Why\nbecause\nof it\n\n- a\n  - b\n- c\n\n```\n<b>\n```")).toEqual([
      { kind: "heading", level: 1, of: [text("Why")] },
      { kind: "paragraph", of: [text("because\nof it")] },
      {
        kind: "list",
        ordered: false,
        start: 1,
        items: [
          {
            of: [text("a")],
            lists: [{ kind: "list", ordered: false, start: 1, items: [{ of: [text("b")], lists: [] }] }],
          },
          { of: [text("c")], lists: [] },
        ],
      },
      { kind: "code", text: "<b>" },
    ]);
  });

  it("keep the number that a list begins with", () => {
    expect(parseMarkdown("3. a\n4. b")).toMatchObject([{ ordered: true, start: 3, items: [{}, {}] }]);
  });
});

describe("inlines", () => {
  it("are bold, italic, code and links", () => {
    expect(parseInline("**b _i_** `**c**` [d](https://e.f/g)")).toEqual([
      { kind: "strong", of: [text("b "), { kind: "em", of: [text("i")] }] },
      text(" "),
      { kind: "code", text: "**c**" },
      text(" "),
      { kind: "link", href: "https://e.f/g", of: [text("d")] },
    ]);
  });

  it("find an address that stands alone, without the sentence's end", () => {
    expect(parseInline("see https://a.b/c.")).toEqual([
      text("see "),
      { kind: "link", href: "https://a.b/c", of: [text("https://a.b/c")] },
      text("."),
    ]);
  });

  it.each([
    "[x](javascript:alert(1))",
    "[x](JavaScript:alert)",
    "[x](data:text/html,a)",
    "[x](file:///etc/passwd)",
    "[x](//evil)",
    "[x]( vbscript:x)",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "2 * 3 * 4",
    "snake_case_name",
    "** a **",
    "[a](",
    "*",
  ])("leave %s as it is", (plain) => {
    expect(parseInline(plain).map((one) => (one.kind === "text" ? one.text : one))).toEqual([plain]);
  });
});

it("loses no letter, and links to the web alone", () => {
  const letters = (inlines: readonly MarkdownInline[]): string =>
    inlines.map((one) => ("of" in one ? letters(one.of) : one.text)).join("");
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(..."ab *_`[]()h:/\n#-1.") }), (source) => {
      const words = (value: string) => value.replaceAll(/[^ab]/g, "");
      const inlines = parseInline(source);
      const links = JSON.stringify(inlines).match(/"href":"[^"]*"/g) ?? [];
      for (const link of links) expect(link).toMatch(/^"href":"https?:/);
      if (links.length === 0) expect(words(letters(inlines))).toBe(words(source));
      parseMarkdown(source);
    }),
  );
});

it.each(["*", "[", "`a", "_a", "[](", "**a", "- ", "  - ", "http://"])(
  "takes no time over many %s",
  (piece) => {
    const start = performance.now();
    parseMarkdown(piece.repeat(100_000 / piece.length));
    parseMarkdown(`${piece}\n`.repeat(10_000));
    expect(performance.now() - start).toBeLessThan(2000);
  },
);
