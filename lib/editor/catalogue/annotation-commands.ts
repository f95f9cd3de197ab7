import type { NOTE_COLORS } from "../../nodes/note-colors";
import { nodeBox } from "../annotation-shape";
import { resizeNote } from "../commands/resize-note";
import { updateSettings } from "../commands/update-settings";
import type { EditorPort } from "../editor-port";
import { defineEntries, type Entry, editable, onCanvas, selectedGroups, selectedNotes } from "./entry";

const STEP = 20;

const resize = (title: string, key: string, width: number, height: number): Entry => ({
  title,
  group: "Arrange",
  shortcuts: [key],
  when: (state) => onCanvas(state) && editable(state) && selectedNotes(state).length > 0,
  run: (editor) => resizeNotes(editor, width * STEP, height * STEP),
});

const colour = (title: string, color: (typeof NOTE_COLORS)[number]): Entry => ({
  title,
  group: "Arrange",
  when: (state) => editable(state) && selectedNotes(state).length + selectedGroups(state).length > 0,
  run: (editor) => {
    const state = editor.state();
    const ids = [...selectedNotes(state), ...selectedGroups(state)];
    editor.apply("Colour", (pipeline) =>
      ids.reduce((current, id) => updateSettings(current, { id, patch: { color } }), pipeline),
    );
    editor.announce(title);
  },
});

/** What is done to notes, and to notes and groups alike. */
export const annotationCommands = defineEntries({
  "note-wider": resize("Make the note wider", "shift+right", 1, 0),
  "note-narrower": resize("Make the note narrower", "shift+left", -1, 0),
  "note-taller": resize("Make the note taller", "shift+down", 0, 1),
  "note-shorter": resize("Make the note shorter", "shift+up", 0, -1),
  "color-yellow": colour("Colour it yellow", "yellow"),
  "color-blue": colour("Colour it blue", "blue"),
  "color-green": colour("Colour it green", "green"),
  "color-rose": colour("Colour it rose", "rose"),
  "color-grey": colour("Colour it grey", "grey"),
});

function resizeNotes(editor: EditorPort, width: number, height: number): void {
  const ids = selectedNotes(editor.state());
  editor.apply(
    "Resize",
    (pipeline) =>
      ids.reduce((current, id) => {
        const box = nodeBox(current, id);
        return box
          ? resizeNote(current, { id, width: box.width + width, height: box.height + height })
          : current;
      }, pipeline),
    { coalesce: `resize:${ids.join(" ")}` },
  );
  const [first] = ids;
  const box = first === undefined ? null : nodeBox(editor.state().pipeline, first);
  if (box) editor.announce(`${box.width} by ${box.height}`);
}
