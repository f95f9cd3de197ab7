import { describe, expect, it } from "vitest";
import { cleanMessage, offsetOfByte, toSqlError } from "./sql-error";

const engineError = (fields: object): Error =>
  new Error(`Parser Error: ${JSON.stringify({ exception_type: "Binder", ...fields })}`);

describe("errors of the engine", () => {
  it("count bytes, and are placed in UTF-16", () => {
    expect(offsetOfByte("é🦆x", 6)).toBe(3);
    expect(offsetOfByte("abc", 3)).toBe(3);
    expect(offsetOfByte("abc", 4)).toBeNull();
    expect(offsetOfByte("abc", -1)).toBeNull();
  });

  it("lose the bytes that were put before the SQL", () => {
    const error = toSqlError(engineError({ exception_message: "no", position: "12" }), {
      sql: "SELECT x",
      prefixBytes: 5,
    });
    expect(error).toMatchObject({ kind: "binder", message: "no", position: 7 });
    expect(
      toSqlError(engineError({ exception_message: "no", position: "3" }), { sql: "x", prefixBytes: 5 })
        .position,
    ).toBeNull();
  });

  it("carry candidates once, outside of the message", () => {
    const exception_message = 'Column "x" not found\nCandidate bindings: "a", "b"';
    expect(toSqlError(engineError({ exception_message, candidates: "a,b,a" }), { sql: "" })).toMatchObject({
      message: 'Column "x" not found',
      candidates: ["a", "b"],
    });
  });

  it("offer no signatures of functions as words to choose from", () => {
    const exception_message =
      "No function matches '-(VARCHAR, INTERVAL)'.\n\tCandidate functions:\n\t-(TINYINT)";
    expect(
      toSqlError(engineError({ exception_message, candidates: "-(TINYINT, TINYINT) -> TINYINT" }), {
        sql: "",
      }),
    ).toMatchObject({ message: "No function matches '-(VARCHAR, INTERVAL)'.", candidates: [] });
  });

  it("quote no long lines and give no advice", () => {
    expect(cleanMessage(`a\n${"x".repeat(5000)}\nTry setting 'auto_detect' to true`)).toBe(
      `a\n${"x".repeat(200)}…`,
    );
    expect(cleanMessage("")).toBe("The engine gave no reason.");
  });

  it("name a CSV reader's file and line, and never the line itself", () => {
    const message = [
      "Invalid Input Error: CSV Error on Line: 3",
      "Original Line: secret,data",
      "Expected Number of Columns: 3 Found: 2",
      "Possible fixes:",
      "* Disable …",
      "",
      "  file = /scratch/copy.csv",
      "  delimiter = ,",
    ].join("\n");
    const displayFile = () => ({ shown: "lake/a.csv.gz", lines: 2 });
    expect(toSqlError(engineError({ exception_message: message }), { sql: "", displayFile }).message).toBe(
      "“lake/a.csv.gz”, line 5: it has 2 fields, and 3 are expected.",
    );
  });

  it("are passed on when they are no JSON", () => {
    expect(toSqlError(new Error("Error in native callback"), { sql: "" })).toMatchObject({
      kind: "unknown",
      message: "Error in native callback",
    });
  });
});
