import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readSqlTemplate, sqlTemplate } from "../compiler/print/literals";
import { anyText } from "../compiler/print/testing/hostile";
import { ident, type SqlValue, sql, withoutSql } from "./sql";

describe("sql", () => {
  it("reads its text raw", () => {
    expect(sql`regexp_matches(x, '\d+\n') and y = '\\'`.text).toBe(
      "regexp_matches(x, '\\d+\\n') and y = '\\\\'",
    );
    expect(sql`a \` b \${c} \\\` d\\`.text).toBe("a ` b $\u007bc} \\` d\\");
    expect(sql("select 1").text).toBe("select 1");
  });

  it("quotes values and splices sql", () => {
    const name = "O'Hare";
    expect(sql`city = ${name} and delay > ${60.5} and ok = ${true} and x is ${null}`.text).toBe(
      "city = 'O''Hare' and delay > 60.5 and ok = true and x is NULL",
    );
    expect(sql`origin in (${["a", "b'"]})`.text).toBe("origin in ('a', 'b''')");
    expect(sql`${ident('the "order"')} > ${sql`sum(${1n})`}`.text).toBe('"the ""order""" > sum(1)');
    expect(`${sql`a`} + ${JSON.stringify(sql`b`)}`).toBe('a + "b"');
  });

  it.each([undefined, new Date(0), {}, () => 1, Symbol("x"), Number.NaN])(
    "refuses %s as a value",
    (value) => {
      expect(() => sql`x = ${value as SqlValue}`).toThrow();
    },
  );

  it("reads back what is printed", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const template = sqlTemplate(text);
        expect(readSqlTemplate(template.slice(4, -1))).toBe(text);
      }),
    );
  });

  it("leaves texts where a document needs them", () => {
    const settings = { compute: { a: sql`x`, __proto__x: [sql`y`] }, by: undefined, n: 1 };
    expect(withoutSql(settings)).toEqual({ compute: { a: "x", __proto__x: ["y"] }, n: 1 });
    const hostile = withoutSql(JSON.parse('{"__proto__": {"a": 1}}'));
    expect(Object.keys(hostile as object)).toEqual(["__proto__"]);
  });
});
