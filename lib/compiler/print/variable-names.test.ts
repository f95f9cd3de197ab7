import { describe, expect, it } from "vitest";
import { VariableNames } from "./variable-names";

describe("VariableNames", () => {
  it.each([
    ["Delays by state", "delaysByState"],
    ["withAirport", "withAirport"],
    ["CSVFile v2", "csvFileV2"],
    ["It's 2024", "its2024"],
    ["2024 flights", "_2024Flights"],
    ["Zürich — Straße", "zurichStrasse"],
    ["成田空港", "csvSource"],
    ["class", "classRows"],
    ["job", "jobRows"],
    ["__proto__", "proto"],
    ["", "csvSource"],
    ["x".repeat(200), "x".repeat(32)],
    ["many words that together make a long name", "manyWordsThatTogetherMakeALong"],
  ])("%s → %s", (name, variable) => {
    expect(new VariableNames().take(name, "csv-source")).toBe(variable);
  });

  it("numbers names that collide", () => {
    const names = new VariableNames();
    const taken = ["a b", "A B", "a-b", "a b 2", "class", "Class rows"].map((name) => names.take(name, "x"));
    expect(taken).toEqual(["aB", "aB2", "aB3", "aB22", "classRows", "classRows2"]);
  });
});
