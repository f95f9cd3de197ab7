import type { DuckDBConnection } from "@duckdb/node-api";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDuckdb, runDuckdb } from "../testing/golden";
import { sameValue } from "../testing/plain-value";
import { isTranslated, readToSpark, runnable, toSparkFiles, translatedToSpark } from "./testing/golden";

let connection: DuckDBConnection;
beforeAll(async () => {
  connection = await openDuckdb();
});
afterAll(() => connection.closeSync());

describe.each(toSparkFiles().map((file) => [file, readToSpark(file)] as const))("%s", (_, cases) => {
  it.each(cases.filter(isTranslated))(
    "$duckdb",
    async ({ duckdb, spark, untyped, rows, columns, fails, differs }) => {
      const translation = translatedToSpark(duckdb, true);
      expect(translation).toMatchObject({ sql: spark });
      const other = translatedToSpark(duckdb, false);
      if ("sql" in other) expect(other.sql).toBe(untyped ?? spark);
      if (differs && "notes" in translation)
        expect(translation.notes.filter(({ kept }) => !kept)).not.toEqual([]);
      const ran = await runDuckdb(connection, runnable(duckdb, duckdb)).catch(() => null);
      if (fails) expect(ran).toBeNull();
      else
        expect(
          sameValue(inAnyOrder(duckdb, ran?.rows), inAnyOrder(duckdb, rows)),
          `${JSON.stringify(ran?.rows)} is not ${JSON.stringify(rows)}`,
        ).toBe(true);
      if (columns) expect(ran?.columns).toEqual(columns);
    },
  );

  it.each(cases.filter((one) => !isTranslated(one)))("$duckdb: refused", ({ duckdb, ...one }) => {
    const translation = translatedToSpark(duckdb, true);
    if (!("diagnostics" in translation)) throw new Error(`translated: ${translation.sql}`);
    expect(one).toEqual({ refused: translation.diagnostics.map(({ message }) => message).join(" ") });
  });
});

/** DuckDB promises no order of the distinct values of a list. */
const inAnyOrder = (text: string, rows: unknown): unknown =>
  /\blist\(distinct /.test(text) && Array.isArray(rows)
    ? rows.map((row: unknown[]) =>
        row.map((value) =>
          Array.isArray(value) ? [...value].sort((a, b) => (String(a) < String(b) ? -1 : 1)) : value,
        ),
      )
    : rows;
