import { describe, expect, test } from "vitest";
import type { Pipeline } from "../../../lib/model/pipeline";
import { aliasProblem, renameAlias, renameTable } from "./rename-alias";

const pipeline: Pipeline = {
  version: 1,
  nodes: {
    a: { type: "csv-source", name: "A", settings: { paths: ["a.csv"] }, inputs: {} },
    q: {
      type: "sql",
      name: "Q",
      settings: { query: "select t.x from t join other using (x)" },
      inputs: { t: "a", other: "a" },
    },
  },
  layout: {},
};

describe("renameTable", () => {
  test("changes the table, not columns and texts of the same name", () => {
    expect(renameTable("select t, t.x, 't', s.t from t join (select 1 from \"T\") s", "t", "flights")).toBe(
      "select t, flights.x, 't', s.t from flights join (select 1 from flights) s",
    );
  });
});

describe("renameAlias", () => {
  test("the order of inputs stays and the query follows", () => {
    const node = renameAlias(pipeline, "q", "t", "flights").nodes.q!;
    expect(Object.keys(node.inputs)).toEqual(["flights", "other"]);
    expect(node.settings.query).toBe("select flights.x from flights join other using (x)");
  });

  test("a name that does not do is refused, with the reason", () => {
    expect(renameAlias(pipeline, "q", "t", "other")).toBe(pipeline);
    expect(aliasProblem(pipeline, "q", "t", "Other")).toBe("“Other” is taken.");
    expect(aliasProblem(pipeline, "q", "t", "1 x")).toMatch(/letter first/);
    expect(aliasProblem(pipeline, "q", "t", "inputs")).toBe("“inputs” is taken.");
  });
});
