import { describe, expect, it } from "vitest";
import { sqlFunctions } from "../../functions/catalogue";
import type { SqlFunction } from "../../functions/sql-function";
import { toSparkSql } from "../to-spark-sql";
import { isTranslated, readToSpark, toSparkFiles } from "./testing/golden";

const cases = toSparkFiles().flatMap(readToSpark);
const texts = cases.map(({ duckdb }) => duckdb.toLowerCase());

/** Whether the table has the function’s example, or a call of it by one of its names. */
function isCovered({ name, aliases, example }: SqlFunction): boolean {
  const shown = example.toLowerCase();
  if (texts.some((text) => text.includes(shown))) return true;
  return [name, ...aliases].some((one) => {
    const call = new RegExp(`(?<![\\w$])${one.toLowerCase().replaceAll(/[^\w\s]/g, "\\$&")}\\s*\\(`);
    return texts.some((text) => call.test(text));
  });
}

describe("every function of the catalogue", () => {
  it.each(sqlFunctions.filter(({ varies }) => !varies))("$name is in the golden table", (entry) => {
    expect(isCovered(entry)).toBe(true);
  });

  it.each(sqlFunctions.filter(({ varies }) => varies))(
    "$name, whose value varies, has words for Spark",
    ({ kind, example }) => {
      const translation = toSparkSql(example, { kind: kind === "table" ? "query" : "expression" });
      if ("diagnostics" in translation)
        expect(translation.diagnostics[0]?.message).not.toContain("known here");
      else expect(translation.sql).not.toBe("");
    },
  );

  it("is refused with a reason where it has no counterpart", () => {
    const unknown = cases.filter(
      (one) => !isTranslated(one) && /“\w+” has no counterpart in Spark that is known/.test(one.refused),
    );
    expect(unknown.map(({ duckdb }) => duckdb)).toEqual([]);
  });
});
