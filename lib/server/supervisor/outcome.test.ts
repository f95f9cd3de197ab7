import { expect, it } from "vitest";
import type { NodeRun } from "../../model/job-run";
import { settled } from "./outcome";

const node = (state: NodeRun["state"]): NodeRun => ({ state, rows: null, ms: null });
const states = (nodes: Record<string, NodeRun>) =>
  Object.fromEntries(Object.entries(nodes).map(([id, { state }]) => [id, state]));
const nodes = { a: node("done"), b: node("running"), c: node("running"), d: node("waiting") };
const error = { code: "sql/error", message: "No.", nodeName: "B", line: null };

it("leaves no node running when its run has ended", () => {
  expect(states(settled(nodes, { error: { ...error, node: "b" } }))).toEqual({
    a: "done",
    b: "failed",
    c: "waiting",
    d: "waiting",
  });
  expect(states(settled(nodes, { error: null }))).toEqual({
    a: "done",
    b: "waiting",
    c: "waiting",
    d: "waiting",
  });
});
