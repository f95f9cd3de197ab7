import { describe, expect, test } from "vitest";
import { ApiFailure } from "../../../lib/api/client";
import { diagnose } from "../../../lib/model/diagnostic";
import type { Pipeline } from "../../../lib/model/pipeline";
import { failureDiagnostics, upstreamErrors } from "./problems";

const pipeline: Pipeline = {
  version: 1,
  nodes: {
    a: { type: "csv-source", name: "A", settings: {}, inputs: {} },
    b: { type: "filter", name: "B", settings: {}, inputs: { in: "a" } },
    c: { type: "parquet-target", name: "C", settings: {}, inputs: { in: "b" } },
    d: { type: "csv-source", name: "D", settings: {}, inputs: {} },
  },
  layout: {},
};
const missing = (node: string) => diagnose("setting/missing", { title: "X" }, { node, field: ["x"] });

describe("upstreamErrors", () => {
  test("the earliest cause first; what is beside or downstream does not count", () => {
    const all = ["c", "b", "d", "a"].map(missing);
    expect(upstreamErrors(pipeline, all, "b").map(({ node }) => node)).toEqual(["a", "b"]);
  });

  test("a target's rows do not depend on its own settings, but on its wire", () => {
    expect(upstreamErrors(pipeline, [missing("c")], "c")).toEqual([]);
    const unwired = diagnose("graph/missing-input", { port: "in" }, { node: "c" });
    expect(upstreamErrors(pipeline, [unwired], "c")).toEqual([unwired]);
  });

  test("warnings keep nothing from running", () => {
    expect(upstreamErrors(pipeline, [diagnose("file/empty", { path: "a" }, { node: "a" })], "a")).toEqual([]);
  });
});

describe("failureDiagnostics", () => {
  test("the server's own words, or its message", () => {
    const body = { error: { code: "refused", message: "no", diagnostics: [missing("a")] } };
    expect(failureDiagnostics(new ApiFailure(422, "refused", "no", body), "b")).toEqual([missing("a")]);
    expect(failureDiagnostics(new ApiFailure(500, "x", "It broke.", null), "b")[0]?.message).toBe(
      "It broke.",
    );
    expect(failureDiagnostics(new TypeError("fetch failed"), "b")[0]?.message).toMatch(/does not answer/);
  });
});
