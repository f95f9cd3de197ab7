import { describe, expect, it } from "vitest";
import type { Pipeline } from "../model/pipeline";
import { type CommandId, commandOf, commands, runCommand } from "./command-catalogue";
import type { CommandState, EditorPort } from "./editor-port";
import { commandForKeys, isSearchLetter, type KeyPress, keysOf } from "./shortcuts";
import { pipelineOf } from "./testing";

const chain = () =>
  pipelineOf({
    a: { type: "csv-source" },
    b: { type: "filter", inputs: { in: "a" } },
    c: { type: "csv-target", inputs: { in: "b" } },
  });

/** An editor that keeps its graph and writes down what it was asked for. */
function fakeEditor(state: Partial<CommandState> = {}) {
  let pipeline: Pipeline = state.pipeline ?? chain();
  let selection = state.selection ?? [];
  let ids = 0;
  const said: string[] = [];
  const asked: unknown[][] = [];
  const note =
    (name: string) =>
    (...args: unknown[]) => {
      asked.push([name, ...args]);
    };
  const port: EditorPort = {
    state: () => ({
      selectedEdge: null,
      canUndo: true,
      canRedo: true,
      undoLabel: null,
      redoLabel: null,
      unsaved: true,
      running: false,
      locked: false,
      tab: "canvas",
      outline: false,
      ...state,
      pipeline,
      selection,
    }),
    apply: (_, change) => {
      pipeline = change(pipeline);
    },
    announce: (text) => said.push(text),
    newId: () => `n_${ids++}`,
    select: (next) => {
      selection = next;
    },
    undo: note("undo"),
    redo: note("redo"),
    save: note("save"),
    run: note("run"),
    stop: note("stop"),
    setTab: note("setTab"),
    togglePanel: note("togglePanel"),
    toggleOutline: note("toggleOutline"),
    focusInspector: note("focusInspector"),
    openPicker: note("openPicker"),
    openPalette: note("openPalette"),
    openShortcuts: note("openShortcuts"),
    startRename: note("startRename"),
    copy: note("copy"),
    pasteFromClipboard: note("pasteFromClipboard"),
    tidy: note("tidy"),
    zoom: note("zoom"),
    reveal: note("reveal"),
    walk: note("walk"),
  };
  return { port, said, asked, get: () => ({ pipeline, selection }) };
}

describe("the catalogue", () => {
  it("gives each combination of keys to one command", () => {
    const keys = commands.flatMap(({ shortcuts }) => shortcuts);
    expect(keys.length).toBeGreaterThan(20);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it("names every command, and does something for each that can run", () => {
    for (const { id, title } of commands) {
      expect(title).not.toBe("");
      const { port, asked, get } = fakeEditor({ selection: ["a", "b"] });
      const before = get();
      const allowed = commandOf(id).when(port.state());
      expect(runCommand(port, id)).toBe(allowed);
      const after = get();
      const did =
        asked.length > 0 || after.pipeline !== before.pipeline || after.selection !== before.selection;
      // Both stand at one place here, so lining them up moves nothing.
      if (allowed && !id.startsWith("align-")) expect(did, id).toBe(true);
    }
  });

  it("deletes the selection and heals", () => {
    const { port, said, get } = fakeEditor({ selection: ["b"] });
    runCommand(port, "delete");
    expect(get().pipeline.nodes.c?.inputs).toEqual({ in: "a" });
    expect(said).toEqual(["1 node deleted"]);
  });

  it("deletes the selected wire when no node is selected", () => {
    const selectedEdge = { from: "b", output: "out", to: "c", port: "in", index: 0 };
    const { port, get } = fakeEditor({ selectedEdge });
    runCommand(port, "delete");
    expect(get().pipeline.nodes.c?.inputs).toEqual({});
  });

  it("duplicates and selects the copies", () => {
    const { port, get } = fakeEditor({ selection: ["a", "b"] });
    runCommand(port, "duplicate");
    expect(get().selection).toEqual(["n_0", "n_1"]);
    expect(get().pipeline.nodes.n_1?.inputs).toEqual({ in: "n_0" });
  });

  it.each<CommandId>(["add", "delete", "duplicate", "cut", "paste", "rename", "change-type"])(
    "does not let %s change the graph of a program",
    (id) => {
      const { port, asked, get } = fakeEditor({ selection: ["b"], locked: true });
      const { pipeline } = get();
      expect(runCommand(port, id)).toBe(false);
      expect(asked).toEqual([]);
      expect(get().pipeline).toBe(pipeline);
    },
  );
});

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  metaKey: false,
  ctrlKey: false,
  altKey: false,
  shiftKey: false,
  ...more,
});

describe("keys", () => {
  it("are named alike on every platform", () => {
    expect(keysOf(press("Z", { metaKey: true, shiftKey: true }), true)).toBe("mod+shift+z");
    expect(keysOf(press("z", { ctrlKey: true }), false)).toBe("mod+z");
    expect(keysOf(press("ArrowLeft"), false)).toBe("left");
    expect(keysOf(press("?", { shiftKey: true }), false)).toBe("?");
    expect(keysOf(press("+", { shiftKey: true }), false)).toBe("+");
    expect(keysOf(press("¡", { altKey: true, code: "Digit1" }), true)).toBe("alt+1");
  });

  it("find their command; those of the clipboard are the browser's", () => {
    expect(commandForKeys("mod+enter")?.id).toBe("run");
    expect(commandForKeys("backspace")?.id).toBe("delete");
    expect(commandForKeys("mod+c")).toBeUndefined();
    expect(commandForKeys("mod+q")).toBeUndefined();
  });

  it("tell letters that start a search from those that do not", () => {
    expect(isSearchLetter(press("f"))).toBe(true);
    expect(isSearchLetter(press("f", { ctrlKey: true }))).toBe(false);
    expect(isSearchLetter(press("Enter"))).toBe(false);
    expect(isSearchLetter(press("1"))).toBe(false);
  });
});
