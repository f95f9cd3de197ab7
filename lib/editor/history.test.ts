import { expect, test } from "vitest";
import type { EditorDocument } from "./document";
import {
  endBurst,
  HISTORY_DEPTH,
  type History,
  record,
  redo,
  redoLabel,
  startHistory,
  undo,
  undoLabel,
} from "./history";
import { pipelineOf } from "./testing";

const named = (name: string): EditorDocument => ({
  name,
  description: "",
  pipeline: pipelineOf({ a: { type: "csv-source" } }),
  program: null,
  settings: { timeoutMinutes: 480, memoryMb: 4096, threads: null, timeZone: "UTC" },
});

const typing = (history: History, name: string, at: number) =>
  record(history, named(name), { label: "Rename", coalesce: "name", at });

test("undo and redo walk through whole documents with their labels", () => {
  const [a, b, c] = [named("a"), named("b"), named("c")];
  let history = record(startHistory(a), b, { label: "to b", at: 0 });
  history = record(history, c, { label: "to c", at: 0 });
  expect(undoLabel(history)).toBe("to c");
  history = undo(history);
  expect(history.present).toBe(b);
  expect(redoLabel(history)).toBe("to c");
  history = undo(history);
  expect(history.present).toBe(a);
  expect(undo(history)).toBe(history);
  history = redo(redo(history));
  expect(history.present).toBe(c);
  expect(redo(history)).toBe(history);
});

test("a new edit forgets what was undone", () => {
  const history = undo(record(startHistory(named("a")), named("b"), { label: "x", at: 0 }));
  expect(record(history, named("c"), { label: "y", at: 1 }).future).toEqual([]);
});

test("typing in one field is one step, until it rests, moves elsewhere or is undone", () => {
  let history = typing(typing(startHistory(named("")), "f", 0), "fl", 400);
  expect(history.past).toHaveLength(1);
  history = typing(history, "fli", 1500);
  expect(history.past).toHaveLength(1);
  expect(typing(history, "flig", 3000).past).toHaveLength(2);
  expect(typing(endBurst(history), "flig", 1600).past).toHaveLength(2);
  const elsewhere = record(history, named("x"), { label: "Other", coalesce: "other", at: 1600 });
  expect(elsewhere.past).toHaveLength(2);
  expect(typing(redo(undo(history)), "flig", 1700).past).toHaveLength(2);
});

test("the same document is no step", () => {
  const history = startHistory(named("a"));
  expect(record(history, history.present, { label: "nothing", at: 0 })).toBe(history);
});

test("the oldest steps fall off", () => {
  let history = startHistory(named("0"));
  for (let step = 1; step <= HISTORY_DEPTH + 50; step++)
    history = record(history, named(String(step)), { label: "step", at: step });
  expect(history.past).toHaveLength(HISTORY_DEPTH);
  for (let step = 0; step < HISTORY_DEPTH; step++) history = undo(history);
  expect(history.present.name).toBe("50");
});
