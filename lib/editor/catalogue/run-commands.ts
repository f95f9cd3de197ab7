import { defineEntries } from "./entry";

export const runCommands = defineEntries({
  run: {
    title: "Run",
    group: "Run",
    shortcuts: ["mod+enter"],
    scope: "editor",
    whileTyping: true,
    when: ({ running }) => !running,
    run: (editor) => editor.run(),
  },
  stop: {
    title: "Stop the run",
    group: "Run",
    scope: "editor",
    when: ({ running }) => running,
    run: (editor) => editor.stop(),
  },
  save: {
    title: "Save",
    group: "Run",
    shortcuts: ["mod+s"],
    scope: "editor",
    whileTyping: true,
    when: ({ unsaved }) => unsaved,
    run: (editor) => editor.save(),
  },
});
