import type { CommandState, EditorPort } from "../editor-port";
import {
  defineEntries,
  type Entry,
  editable,
  onCanvas,
  onCanvasTab,
  one,
  selectedNotes,
  some,
} from "./entry";

const walk = (title: string, direction: Parameters<EditorPort["walk"]>[0]): Entry => ({
  title,
  group: "Move around",
  shortcuts: [direction],
  hidden: true,
  when: onCanvasTab,
  run: (editor) => editor.walk(direction),
});

const tab = (title: string, to: CommandState["tab"], key: string): Entry => ({
  title: `Go to ${title}`,
  group: "View",
  shortcuts: [key],
  scope: "editor",
  run: (editor) => editor.setTab(to),
});

const zoom = (
  title: string,
  to: Parameters<EditorPort["zoom"]>[0],
  shortcuts: readonly string[],
  when: Entry["when"] = onCanvas,
): Entry => ({ title, group: "View", shortcuts, when: when ?? onCanvas, run: (editor) => editor.zoom(to) });

export const viewCommands = defineEntries({
  inspect: {
    title: "Go to the settings",
    group: "Move around",
    shortcuts: ["enter"],
    when: one,
    run: (editor) => {
      const state = editor.state();
      const [note] = onCanvas(state) && editable(state) ? selectedNotes(state) : [];
      // A note is its text: that is edited where it stands.
      if (note !== undefined) editor.startRename(note);
      else editor.focusInspector();
    },
  },
  "walk-left": walk("To what the node reads", "left"),
  "walk-right": walk("To what reads the node", "right"),
  "walk-up": walk("To the node above", "up"),
  "walk-down": walk("To the node below", "down"),
  palette: {
    title: "Find a command, a node or a setting",
    group: "View",
    shortcuts: ["mod+k"],
    scope: "editor",
    whileTyping: true,
    hidden: true,
    run: (editor) => editor.openPalette(),
  },
  shortcuts: {
    title: "Keyboard shortcuts",
    group: "View",
    shortcuts: ["?"],
    scope: "editor",
    native: true,
    run: (editor) => editor.openShortcuts(),
  },
  "zoom-in": zoom("Zoom in", "in", ["+", "="]),
  "zoom-out": zoom("Zoom out", "out", ["-"]),
  "zoom-actual": zoom("Zoom to actual size", "actual", ["0"]),
  fit: zoom("Fit everything in view", "fit", ["1"]),
  "fit-selection": zoom(
    "Fit the selection in view",
    "selection",
    ["2"],
    (state) => onCanvas(state) && some(state),
  ),
  outline: {
    title: "Canvas or list",
    group: "View",
    shortcuts: ["shift+l"],
    when: onCanvasTab,
    run: (editor) => editor.toggleOutline(),
  },
  "toggle-inspector": {
    title: "Show or hide the settings",
    group: "View",
    shortcuts: ["mod+i"],
    scope: "editor",
    when: onCanvasTab,
    run: (editor) => editor.togglePanel("inspector"),
  },
  "toggle-data": {
    title: "Show or hide the data",
    group: "View",
    shortcuts: ["mod+j"],
    scope: "editor",
    when: onCanvasTab,
    run: (editor) => editor.togglePanel("data"),
  },
  "tab-canvas": tab("Canvas", "canvas", "alt+1"),
  "tab-code": tab("Code", "code", "alt+2"),
  "tab-runs": tab("Runs", "runs", "alt+3"),
  "tab-details": tab("Details", "details", "alt+4"),
});
