import { describe, expect, test } from "vitest";
import { noRows } from "../../grid/grid-rows";
import { badgeWords } from "./badge-words";
import type { Preview } from "./use-preview";

const head = {
  columns: [],
  rows: 200,
  totalRows: null,
  exact: true,
  sampledRows: null,
  ms: 24.3,
  cached: false,
  diagnostics: [],
};
const preview = (patch: Partial<Preview> = {}): Preview => ({
  head,
  rows: noRows,
  profile: { rows: 152_194, exact: true, columns: new Map() },
  stale: false,
  loading: false,
  errors: [],
  refresh: () => {},
  ...patch,
});

describe("badgeWords", () => {
  test("says what was computed", () => {
    expect(badgeWords(preview(), null)?.text).toBe("exact · 200 of 152,194 rows shown · 24 ms");
    expect(badgeWords(preview({ profile: null }), null)?.text).toBe("exact · first 200 rows shown · 24 ms");
    expect(badgeWords(preview({ head: { ...head, rows: 52, totalRows: 52 } }), null)?.text).toBe(
      "exact · 52 rows · 24 ms",
    );
  });

  test("a sample is never called exact, and its count is no total", () => {
    const sampled = { ...head, exact: false, sampledRows: 10_000 };
    const words = badgeWords(
      preview({ head: sampled, profile: { rows: 999, exact: false, columns: new Map() } }),
      null,
    );
    expect(words).toEqual({
      state: "warn",
      text: "from a sample of 10,000 rows of each source · 200 rows shown · 24 ms",
    });
  });

  test("a target says what it would write", () => {
    expect(badgeWords(preview(), "lake/out")?.text).toBe("would write 152,194 rows to lake/out · 24 ms");
    expect(badgeWords(preview(), "")?.text).toBe(
      "would write 152,194 rows to a path that is still missing · 24 ms",
    );
  });

  test("waiting and failing come before numbers", () => {
    expect(badgeWords(preview({ loading: true }), null)?.text).toBe("computing…");
    const error = { code: "sql/error" as const, severity: "error" as const, message: "x" };
    expect(badgeWords(preview({ errors: [error] }), null)?.state).toBe("bad");
    expect(badgeWords(preview({ head: null }), null)).toBeNull();
  });
});
