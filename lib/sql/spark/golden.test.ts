import type { DuckDBConnection } from "@duckdb/node-api";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  duckdbQuery,
  goldenFiles,
  isQuery,
  openDuckdb,
  readGolden,
  runDuckdb,
  translated,
} from "./testing/golden";
import { sameValue } from "./testing/plain-value";

let connection: DuckDBConnection;
beforeAll(async () => {
  connection = await openDuckdb();
});
afterAll(() => connection.closeSync());

const groups = goldenFiles().map((file) => [file, readGolden(file)] as const);

it("has a table of some length, whose values come from Spark", () => {
  expect(groups.flatMap(([, cases]) => cases).length).toBeGreaterThan(600);
});

describe.each(groups)("%s", (_, cases) => {
  it.each(cases)("$spark", async ({ spark, duckdb, rows, columns, differs }) => {
    const translation = translated(spark, true);
    expect(translation).toMatchObject({ sql: duckdb });
    const ran = await runDuckdb(connection, duckdbQuery(spark, duckdb));
    const expected = differs?.rows ?? rows;
    expect(
      sameValue(ran.rows, expected),
      `${JSON.stringify(ran.rows)} is not ${JSON.stringify(expected)}`,
    ).toBe(true);
    if (columns && isQuery(spark))
      expect(ran.columns.map((name) => name.toLowerCase())).toEqual(
        columns.map((name) => name.toLowerCase()),
      );
    if (differs) expect(translation).toHaveProperty("notes.0.message");
  });

  it.each(cases)(
    "$spark: without types it is right, refused, fails, or says what may differ",
    async ({ spark, rows }) => {
      const translation = translated(spark, false);
      if ("diagnostics" in translation || translation.notes.length > 0) return;
      const ran = await runDuckdb(connection, duckdbQuery(spark, translation.sql)).catch(() => null);
      if (ran)
        expect(sameValue(ran.rows, rows), `${JSON.stringify(ran.rows)} is not ${JSON.stringify(rows)}`).toBe(
          true,
        );
    },
  );
});
