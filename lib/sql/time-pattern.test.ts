import { DuckDBInstance } from "@duckdb/node-api";
import { describe, expect, it } from "vitest";
import { quoteText } from "./quote";
import { type PatternUse, strftimePattern } from "./time-pattern";

const connection = await (await DuckDBInstance.create(":memory:")).connect();
const evaluate = async (sql: string) =>
  (await connection.runAndReadAll(`SELECT CAST(${sql} AS VARCHAR)`)).getRowsJson()[0]?.[0];
const translated = (pattern: string, use: PatternUse = "format") => {
  const result = strftimePattern(pattern, use);
  if (!result.ok) throw new Error(result.error);
  return result.value;
};

describe("a pattern that writes", () => {
  it.each([
    ["yyyy-MM-dd HH:mm:ss.SSS", "2024-02-09 15:04:05.678"],
    ["yyyy-MM-dd'T'HH:mm:ss.SSSSSSXXX", "2024-02-09T15:04:05.678901Z"],
    ["d/M/yy h:m:s a", "9/2/24 3:4:5 PM"],
    ["EEEE, dd MMMM y", "Friday, 09 February 2024"],
    ["E MMM DDD", "Fri Feb 040"],
    ["hh 'o''clock' '' 100%", undefined],
    ["hh 'o''clock' ''", "03 o'clock '"],
    ["yyyyMMdd Z z xxx", "20240209 +0000 UTC +00:00"],
    ["Jahr", undefined],
    ["yyyy-MM-dd[ HH:mm]", undefined],
    ["QQQ yyyy", undefined],
    ["%Y-%m-%d %H:%M:%S.%f", "2024-02-09 15:04:05.678901"],
    ["%F %T, %-d. %B %y 100%%", "2024-02-09 15:04:05, 9. February 24 100%"],
    ["%Y-%q", undefined],
    ["%-Y", undefined],
    ["%", undefined],
  ])("%s", async (pattern, written) => {
    const result = strftimePattern(pattern, "format");
    if (written === undefined) expect(result.ok).toBe(false);
    else
      expect(
        await evaluate(`strftime(TIMESTAMP '2024-02-09 15:04:05.678901', ${quoteText(translated(pattern))})`),
      ).toBe(written);
  });
});

describe("a pattern that reads", () => {
  it.each([
    ["dd.MM.yyyy HH:mm", "09.02.2024 15:04", "2024-02-09 15:04:00"],
    ["d/M/yyyy", "9/2/2024", "2024-02-09 00:00:00"],
    ["yyyy-MM-dd'T'HH:mm:ss.SSSZ", "2024-02-09T15:04:05.678+0200", "2024-02-09 13:04:05.678+00"],
    ["%d %b %Y", "09 Feb 2024", "2024-02-09 00:00:00"],
  ])("%s", async (pattern, text, time) => {
    const read = `strptime(${quoteText(text)}, ${quoteText(translated(pattern, "parse"))})`;
    expect(await evaluate(pattern.includes("Z") ? `(${read}) AT TIME ZONE 'UTC'` : read)).toBe(
      time.replace("+00", ""),
    );
  });
});

it("says what it cannot translate", () => {
  expect(strftimePattern("yyyy 'T' QQ", "format")).toEqual({ ok: false, error: "“QQ” of Java's patterns" });
  expect(strftimePattern("%Y %k", "format")).toEqual({ ok: false, error: "“%k”" });
});
