import { describe, expect, it } from "vitest";
import { homeOf, withPaths } from "./job-home";
import { pipelineOf } from "./testing";

const local = { type: "csv-source", name: "People", settings: { paths: ["local:people.csv"] } };
const server = { type: "csv-source", name: "Airports", settings: { paths: ["lake/airports.csv"] } };

describe("where a job runs", () => {
  it("follows from its sources", () => {
    expect(homeOf(pipelineOf({ a: server, b: { type: "filter", inputs: { in: "a" } } }))).toEqual({
      place: "server",
    });
    expect(homeOf(pipelineOf({ a: local, rows: { type: "inline-source" } }))).toEqual({
      place: "browser",
      paths: ["local:people.csv"],
    });
    expect(homeOf(pipelineOf({ a: local, b: server }))).toEqual({
      place: "nowhere",
      paths: ["local:people.csv"],
      others: ["Airports"],
    });
  });

  it("is the server once its files are there", () => {
    const before = pipelineOf({ a: local, b: server });
    const after = withPaths(before, new Map([["local:people.csv", "uploads/people.csv"]]));
    expect(homeOf(after)).toEqual({ place: "server" });
    expect(after.nodes.a?.settings.paths).toEqual(["uploads/people.csv"]);
    expect(after.nodes.b).toBe(before.nodes.b);
  });
});
