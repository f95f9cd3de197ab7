import { deleteNodes } from "../commands/delete-nodes";
import { disconnect } from "../commands/disconnect";
import { duplicate } from "../commands/duplicate";
import type { EditorPort } from "../editor-port";
import { defineEntries, editable, onCanvasTab, one, some } from "./entry";

export const editCommands = defineEntries({
  add: {
    title: "Add a node",
    group: "Add",
    shortcuts: ["a"],
    when: editable,
    run: (editor) => editor.openPicker("add"),
  },
  paste: {
    title: "Paste nodes or a table",
    group: "Add",
    shortcuts: ["mod+v"],
    native: true,
    when: editable,
    run: (editor) => editor.pasteFromClipboard(),
  },
  duplicate: {
    title: "Duplicate",
    group: "Add",
    shortcuts: ["mod+d"],
    when: (state) => some(state) && editable(state),
    run: duplicateSelection,
  },
  undo: {
    title: "Undo",
    group: "Edit",
    shortcuts: ["mod+z"],
    scope: "editor",
    when: ({ canUndo }) => canUndo,
    run: (editor) => editor.undo(),
  },
  redo: {
    title: "Redo",
    group: "Edit",
    shortcuts: ["mod+shift+z", "mod+y"],
    scope: "editor",
    when: ({ canRedo }) => canRedo,
    run: (editor) => editor.redo(),
  },
  cut: {
    title: "Cut",
    group: "Edit",
    shortcuts: ["mod+x"],
    native: true,
    when: (state) => some(state) && editable(state),
    run: (editor) => {
      editor.copy(editor.state().selection);
      removeSelection(editor, "Cut");
    },
  },
  copy: {
    title: "Copy",
    group: "Edit",
    shortcuts: ["mod+c"],
    native: true,
    when: some,
    run: (editor) => editor.copy(editor.state().selection),
  },
  delete: {
    title: "Delete",
    group: "Edit",
    shortcuts: ["delete", "backspace"],
    when: (state) => editable(state) && (state.selection.length > 0 || state.selectedEdge !== null),
    run: (editor) => removeSelection(editor, "Delete"),
  },
  rename: {
    title: "Rename",
    group: "Edit",
    shortcuts: ["f2"],
    when: (state) => one(state) && editable(state),
    run: (editor) => {
      const [id] = editor.state().selection;
      if (id !== undefined) editor.startRename(id);
    },
  },
  "change-type": {
    title: "Change type…",
    group: "Edit",
    when: (state) => one(state) && editable(state),
    run: (editor) => editor.openPicker("change-type"),
  },
  "select-all": {
    title: "Select all",
    group: "Edit",
    shortcuts: ["mod+a"],
    when: onCanvasTab,
    run: (editor) => editor.select(Object.keys(editor.state().pipeline.nodes)),
  },
  deselect: {
    title: "Select nothing",
    group: "Edit",
    shortcuts: ["escape"],
    hidden: true,
    when: (state) => some(state) || state.selectedEdge !== null,
    run: (editor) => editor.select([]),
  },
});

function duplicateSelection(editor: EditorPort): void {
  const ids = Object.fromEntries(editor.state().selection.map((id) => [id, editor.newId()]));
  editor.apply("Duplicate", (pipeline) => duplicate(pipeline, { ids }));
  editor.select(Object.values(ids));
  editor.announce(nodeCount(Object.keys(ids).length, "duplicated"));
}

function removeSelection(editor: EditorPort, label: string): void {
  const { selection, selectedEdge, pipeline } = editor.state();
  if (selection.length > 0) {
    const names = selection.map((id) => pipeline.nodes[id]?.name ?? id);
    const what = names.length === 1 ? `“${names[0]}”` : `${names.length} nodes`;
    editor.apply(`${label} ${what}`, (current) => deleteNodes(current, { ids: selection }));
    editor.announce(nodeCount(names.length, "deleted"));
  } else if (selectedEdge) {
    editor.apply("Delete wire", (current) => disconnect(current, { edge: selectedEdge }));
    editor.announce("Wire deleted");
  }
}

const nodeCount = (count: number, what: string): string =>
  `${count} ${count === 1 ? "node" : "nodes"} ${what}`;
