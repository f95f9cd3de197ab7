import { describe, expect, it, vi } from "vitest";
import { ApiFailure } from "@/lib/api/client";
import type { Job } from "@/lib/model/job";
import { addTo, job, setUp } from "./testing";

describe("saving", () => {
  it("moves the base on and keeps history", async () => {
    const { actions, get } = setUp();
    actions.apply("Add", addTo("c"));
    expect(await actions.save()).toBe(true);
    expect(get()).toMatchObject({ baseVersion: 2, saveState: "saved", past: 1 });
    actions.undo();
    expect(get().saveState).toBe("unsaved");
  });

  it("sends nothing when nothing changed", async () => {
    const saveJob = vi.fn();
    const { actions } = setUp({ saveJob });
    expect(await actions.save()).toBe(true);
    expect(saveJob).not.toHaveBeenCalled();
  });

  it("says that edits made meanwhile are not saved", async () => {
    let finish = (_: Job) => {};
    const { actions, get } = setUp({
      saveJob: () =>
        new Promise<Job>((resolve) => {
          finish = resolve;
        }),
    });
    actions.apply("Add", addTo("c"));
    const saving = actions.save();
    expect(get().saveState).toBe("saving");
    actions.apply("Add", addTo("d"));
    finish(job({ version: 2 }));
    await saving;
    expect(get().saveState).toBe("unsaved");
  });

  it("tells a refusal from silence", async () => {
    const failing = setUp({
      saveJob: () => Promise.reject(new ApiFailure(400, "bad", "The name is too long.", null)),
    });
    failing.actions.apply("Add", addTo("c"));
    expect(await failing.actions.save()).toBe(false);
    expect(failing.get()).toMatchObject({ saveState: "unsaved", saveError: "The name is too long." });
    const silent = setUp({ saveJob: () => Promise.reject(new TypeError("fetch failed")) });
    silent.actions.apply("Add", addTo("c"));
    await silent.actions.save();
    expect(silent.get().saveState).toBe("offline");
  });
});

describe("a conflict", () => {
  const theirs = job({ name: "Theirs", version: 5 });
  const conflicting = () =>
    setUp({
      saveJob: async (id, document, base) => {
        if (base >= 5) return job({ ...document, id, version: base + 1 });
        throw new ApiFailure(409, "conflict", "…", { current: theirs, differences: [] });
      },
    });
  const meet = async () => {
    const all = conflicting();
    all.actions.setDocument("Rename", { name: "Mine" });
    expect(await all.actions.save()).toBe(false);
    expect(all.get()).toMatchObject({ saveState: "conflict" });
    return all;
  };

  it("ends with mine on top", async () => {
    const { actions, get } = await meet();
    expect(await actions.resolveConflict("mine")).toBe("job_1");
    expect(get()).toMatchObject({ baseVersion: 6, saveState: "saved", conflict: null });
    expect(get().document.name).toBe("Mine");
  });

  it("ends with theirs, which undo takes back", async () => {
    const { actions, get } = await meet();
    await actions.resolveConflict("theirs");
    expect(get()).toMatchObject({ baseVersion: 5, saveState: "saved", conflict: null });
    expect(get().document.name).toBe("Theirs");
    actions.undo();
    expect(get().document.name).toBe("Mine");
    expect(get().saveState).toBe("unsaved");
  });

  it("ends with a copy of mine and theirs here", async () => {
    const { actions, get } = await meet();
    expect(await actions.resolveConflict("copy")).toBe("job_2");
    expect(get().document.name).toBe("Theirs");
  });
});
