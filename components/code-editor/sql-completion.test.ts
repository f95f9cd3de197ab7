import { CompletionContext } from "@codemirror/autocomplete";
import { EditorState } from "@codemirror/state";
import { describe, expect, test } from "vitest";
import { type SqlNames, sqlCompletion } from "./sql-completion";

const names: SqlNames = {
  columns: [
    { name: "delay", type: "BIGINT" },
    { name: 'the "note"', type: "VARCHAR" },
  ],
  tables: { r: [{ name: "iata", type: "VARCHAR" }] },
};

async function labels(text: string, given = names, explicit = false) {
  const state = EditorState.create({ doc: text });
  const found = await sqlCompletion(given)(new CompletionContext(state, text.length, explicit));
  return (
    found && {
      from: found.from,
      labels: found.options.map(({ label }) => label),
      applied: found.options.map(({ apply }) => apply),
    }
  );
}

describe("sqlCompletion", () => {
  test("offers columns and functions where a word begins, quoted where they must be", async () => {
    const found = await labels("x > de");
    expect(found?.from).toBe(4);
    expect(found?.labels).toEqual(expect.arrayContaining(["delay", "round", "and"]));
    expect(found?.applied).toContain('"the ""note"""');
  });

  test("after an alias only that table's columns", async () => {
    expect((await labels("r.ia"))?.labels).toEqual(["iata"]);
    expect(await labels("unknown.x")).toBeNull();
  });

  test("says nothing inside a text, a number or a comment", async () => {
    expect(await labels("origin = 'de")).toBeNull();
    expect(await labels("delay > 12")).toBeNull();
    expect(await labels("delay -- de")).toBeNull();
    expect((await labels("'a' || de"))?.from).toBe(7);
  });

  test("other names of a function are found too, and say what they are", async () => {
    const state = EditorState.create({ doc: "x > substr" });
    const found = await sqlCompletion(names)(new CompletionContext(state, 10, false));
    const other = found?.options.find(({ label }) => label === "substr");
    expect(other?.detail).toBe("is substring");
  });

  test("functions that make tables only in a query", async () => {
    expect((await labels("json_e"))?.labels).not.toContain("json_each");
    expect((await labels("json_e", { ...names, query: true }))?.labels).toContain("json_each");
  });

  test("aggregates only where they make sense", async () => {
    expect((await labels("co", { ...names, aggregates: false }))?.labels).not.toContain("count");
    expect((await labels("co"))?.labels).toContain("count");
  });

  test("window functions only where there is a window", async () => {
    expect((await labels("la"))?.labels).not.toContain("lag");
    expect((await labels("la", { ...names, windows: true }))?.labels).toContain("lag");
    expect((await labels("la", { ...names, query: true }))?.labels).toContain("lag");
  });
});
