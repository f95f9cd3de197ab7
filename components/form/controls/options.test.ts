import { describe, expect, test } from "vitest";
import { matchOptions } from "./options";
import { pathOptions } from "./path-options";

const options = ["delay", "destination", "arr_delay"].map((label) => ({ value: label, label }));
const labels = (query: string) => matchOptions(options, query).map(({ label }) => label);

describe("matchOptions", () => {
  test("what begins with the query comes first", () => {
    expect(labels("de")).toEqual(["delay", "destination", "arr_delay"]);
    expect(labels("DELAY")).toEqual(["delay", "arr_delay"]);
    expect(labels("arr del")).toEqual(["arr_delay"]);
    expect(labels("zzz")).toEqual([]);
    expect(labels("")).toHaveLength(3);
  });
});

describe("pathOptions", () => {
  const file = (name: string, bytes = 10) => ({
    name,
    path: `lake/${name}`,
    kind: "file" as const,
    bytes,
    modifiedAt: null,
  });
  const folder = {
    name: "flights",
    path: "lake/flights",
    kind: "folder" as const,
    bytes: null,
    modifiedAt: null,
  };
  const found = (typed: string, globs = true) =>
    pathOptions([file("b.csv"), file("a.csv"), file("notes.md"), folder], {
      folder: "lake",
      typed,
      extensions: ["csv"],
      globs,
    }).map(({ value }) => value);

  test("all of them, folders, then files that can be read", () => {
    expect(found("")).toEqual(["lake/*.csv", "lake/flights", "lake/a.csv", "lake/b.csv"]);
    expect(found("", false)).toEqual(["lake/flights", "lake/a.csv", "lake/b.csv"]);
    expect(found("fl")).toEqual(["lake/flights"]);
  });

  test("a path that is complete is not offered again", () => {
    expect(found("a.csv")).toEqual([]);
  });
});
