import { DuckDBInstance } from "@duckdb/node-api";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  COLUMN_NAME_KEYWORDS,
  canBeBareColumn,
  RESERVED_KEYWORDS,
  TYPE_FUNCTION_KEYWORDS,
  UNRESERVED_KEYWORDS,
} from "./keywords";
import { identifierName, stringValue, tokenize } from "./tokenize";

const kinds = (sql: string) => tokenize(sql).map(({ kind, text }) => `${kind}:${text}`);

describe("tokenize", () => {
  it("tells names, quoted names, strings, numbers and operators apart", () => {
    expect(kinds(`"a ""b""" >= 1.5e-3 and x in ('it''s', -2)`)).toEqual([
      'quoted:"a ""b"""',
      "operator:>=",
      "number:1.5e-3",
      "identifier:and",
      "identifier:x",
      "identifier:in",
      "operator:(",
      "string:'it''s'",
      "operator:,",
      "operator:-",
      "number:2",
      "operator:)",
    ]);
  });

  it("knows every kind of string", () => {
    expect(kinds(`'a' e'b\\'c' $$d'e$$ $t$ f $$ g $t$`)).toEqual([
      "string:'a'",
      "string:e'b\\'c'",
      "string:$$d'e$$",
      "string:$t$ f $$ g $t$",
    ]);
  });

  it("keeps comments as tokens, nested ones whole", () => {
    expect(kinds("1 -- one\n+ /* a /* b */ c */ 2")).toEqual([
      "number:1",
      "comment:-- one",
      "operator:+",
      "comment:/* a /* b */ c */",
      "number:2",
    ]);
  });

  it("splits operators as DuckDB does", () => {
    expect(kinds("a=-1")).toEqual(["identifier:a", "operator:=", "operator:-", "number:1"]);
    expect(kinds("a::int->>'x'")).toEqual([
      "identifier:a",
      "operator:::",
      "identifier:int",
      "operator:->>",
      "string:'x'",
    ]);
    expect(kinds("5*--x\n2")).toEqual(["number:5", "operator:*", "comment:--x", "number:2"]);
    expect(kinds("f(a := 1)")).toContain("operator::=");
  });

  it.each(["'abc", '"abc', "/* abc", "/* /* */", "e'abc\\'", "$$abc", "$t$ $$"])(
    "flags %s as having no end",
    (sql) => {
      expect(tokenize(sql)).toMatchObject([{ from: 0, to: sql.length, terminated: false }]);
    },
  );

  it("reads the value of names and strings", () => {
    const [name, text, dollar, backslashed] = tokenize(`"a""b" 'it''s' $x$it's$x$ e'\\n'`);
    expect(name && identifierName(name)).toBe('a"b');
    expect(text && stringValue(text)).toBe("it's");
    expect(dollar && stringValue(dollar)).toBe("it's");
    expect(backslashed && stringValue(backslashed)).toBeNull();
  });

  it("covers any text: tokens are in order, do not overlap, and only white space lies between them", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(..."ab1.'\"$-/*\\ \n()=<>:e_é€"), maxLength: 60 }),
        (sql) => {
          let end = 0;
          for (const token of tokenize(sql)) {
            expect(sql.slice(end, token.from).trim()).toBe("");
            expect(token.to).toBeGreaterThan(token.from);
            expect(token.text).toBe(sql.slice(token.from, token.to));
            end = token.to;
          }
          expect(sql.slice(end).trim()).toBe("");
        },
      ),
      { numRuns: 1000 },
    );
  });

  it.each(["'", '"', "$$", "$a$", "/*", "-- x\n", "e'\\", "(", "a.", "1e", "''", "*/", "$a"])(
    "takes linear time on %j repeated",
    (piece) => {
      const started = performance.now();
      tokenize(piece.repeat(200_000));
      expect(performance.now() - started).toBeLessThan(2000);
    },
  );
});

describe("keywords", () => {
  it("are DuckDB's", async () => {
    const connection = await (await DuckDBInstance.create(":memory:")).connect();
    const result = await connection.runAndReadAll(
      "select keyword_name, keyword_category from duckdb_keywords()",
    );
    const category = (name: string) =>
      new Set(
        result
          .getRows()
          .filter((row) => row[1] === name)
          .map(([word]) => String(word)),
      );
    expect(RESERVED_KEYWORDS).toEqual(category("reserved"));
    expect(TYPE_FUNCTION_KEYWORDS).toEqual(category("type_function"));
    expect(COLUMN_NAME_KEYWORDS).toEqual(category("column_name"));
    expect(UNRESERVED_KEYWORDS).toEqual(category("unreserved"));
    expect(canBeBareColumn("Delay")).toBe(true);
    expect(canBeBareColumn("SELECT")).toBe(false);
  });
});
