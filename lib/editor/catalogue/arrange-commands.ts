import { type Alignment, align } from "../commands/align";
import type { EditorPort } from "../editor-port";
import { defineEntries, type Entry, editable, onCanvasTab, several } from "./entry";

const alignment = (title: string, to: Alignment): Entry => ({
  title,
  group: "Arrange",
  when: (state) => several(state) && editable(state),
  run: (editor: EditorPort) =>
    editor.apply(title, (pipeline) => align(pipeline, { ids: editor.state().selection, to })),
});

export const arrangeCommands = defineEntries({
  tidy: {
    title: "Tidy",
    group: "Arrange",
    shortcuts: ["shift+t"],
    when: onCanvasTab,
    run: (editor) => {
      const { selection } = editor.state();
      editor.tidy(selection.length > 1 ? selection : undefined);
    },
  },
  "tidy-all": {
    title: "Tidy everything",
    group: "Arrange",
    when: onCanvasTab,
    run: (editor) => editor.tidy(),
  },
  "align-left": alignment("Align left edges", "left"),
  "align-center": alignment("Align centres", "center"),
  "align-right": alignment("Align right edges", "right"),
  "align-top": alignment("Align top edges", "top"),
  "align-middle": alignment("Align middles", "middle"),
  "align-bottom": alignment("Align bottom edges", "bottom"),
  "align-columns": alignment("Space out evenly, left to right", "columns"),
  "align-rows": alignment("Space out evenly, top to bottom", "rows"),
});
