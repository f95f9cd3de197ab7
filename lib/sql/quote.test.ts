import { describe, expect, it } from "vitest";
import { quoteIdentifier, quoteLiteral, quoteText, UnquotableError } from "./quote";

describe("quoting", () => {
  it("doubles quotes", () => {
    expect(quoteIdentifier('a"b')).toBe('"a""b"');
    expect(quoteText("it's")).toBe("'it''s'");
  });

  it("refuses what an identifier cannot hold", () => {
    expect(() => quoteIdentifier("")).toThrow(UnquotableError);
    expect(() => quoteIdentifier("a\0b")).toThrow(UnquotableError);
  });

  it("keeps NUL in texts", () => {
    expect(quoteText("a\0b")).toBe("('a' || chr(0) || 'b')");
  });

  it("writes scalars", () => {
    expect([quoteLiteral(null), quoteLiteral(1.5), quoteLiteral(true), quoteLiteral(10n)]).toEqual([
      "NULL",
      "1.5",
      "true",
      "10",
    ]);
    expect(() => quoteLiteral(Number.NaN)).toThrow(UnquotableError);
  });
});
