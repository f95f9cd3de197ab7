import { describe, expect, it } from "vitest";
import type { Job } from "../model/job";
import { documentOf } from "./document";
import { makeDraft, openWithDraft } from "./draft";
import { record, startHistory, undo } from "./history";
import { pipelineOf } from "./testing";

const job = (name: string, version: number): Job => ({
  id: "job_1",
  name,
  version,
  description: "",
  pipeline: pipelineOf({ a: { type: "csv-source" } }),
  program: null,
  settings: { timeoutMinutes: 480, memoryMb: 4096, threads: null, timeZone: "UTC" },
  createdAt: "2026-01-01T00:00:00Z",
  updatedAt: "2026-01-01T00:00:00Z",
});

const edited = (from: string, to: string) =>
  record(startHistory(documentOf(job(from, 1))), documentOf(job(to, 1)), { label: "Rename", at: 0 });
const stored = (...args: Parameters<typeof makeDraft>) => structuredClone(makeDraft(...args));

describe("opening a job", () => {
  it("starts from what is saved, without a draft or with one that cannot be read", () => {
    for (const draft of [
      null,
      "x",
      { format: "tenon-draft/1" },
      { format: "tenon-draft/9" },
      { format: "tenon-draft/1", history: { present: {} } },
    ]) {
      const opened = openWithDraft(job("saved", 3), draft);
      expect(opened).toMatchObject({ baseVersion: 3, restored: "nothing" });
      expect(opened.history.present.name).toBe("saved");
    }
  });

  it("brings back unsaved work with its history", () => {
    const opened = openWithDraft(job("saved", 3), stored(edited("saved", "mine"), 3, true));
    expect(opened).toMatchObject({ baseVersion: 3, restored: "unsaved" });
    expect(opened.history.present.name).toBe("mine");
    expect(undo(opened.history).present.name).toBe("saved");
  });

  it("keeps the old base when the job has moved on, so that the next save asks", () => {
    const opened = openWithDraft(job("theirs", 4), stored(edited("saved", "mine"), 3, true));
    expect(opened).toMatchObject({ baseVersion: 3, restored: "unsaved-behind" });
    expect(opened.saved.name).toBe("theirs");
    expect(opened.history.present.name).toBe("mine");
  });

  it("keeps undo after a save", () => {
    const opened = openWithDraft(job("mine", 4), stored(edited("saved", "mine"), 4, false));
    expect(opened).toMatchObject({ baseVersion: 4, restored: "nothing" });
    expect(undo(opened.history).present.name).toBe("saved");
  });

  it("takes what was saved elsewhere as one more step", () => {
    const opened = openWithDraft(job("theirs", 5), stored(edited("saved", "mine"), 4, false));
    expect(opened.restored).toBe("nothing");
    expect(opened.history.present.name).toBe("theirs");
    expect(undo(opened.history).present.name).toBe("mine");
  });

  it("brings back what the job was imported from, and that it had not been", () => {
    const plain = documentOf(job("plain", 1));
    const imported = { form: "console" as const, text: "{}", nodes: {}, folders: {} };
    const change = (folders: Record<string, string>) => ({
      ...plain,
      pipeline: { ...plain.pipeline, imported: { ...imported, folders } },
    });
    const [first, second] = [change({}), change({ "s3://b": "lake" })];
    let history = record(startHistory(plain), first, { label: "Import", at: 0 });
    history = record(history, second, { label: "Folders", at: 0 });
    const opened = openWithDraft(job("plain", 1), stored(history, 1, true)).history;
    expect(opened.present).toEqual(second);
    expect(undo(opened).present).toEqual(first);
    expect(undo(undo(opened)).present).toEqual(plain);
    expect(undo(undo(opened)).present.pipeline).not.toHaveProperty("imported");
  });
});
