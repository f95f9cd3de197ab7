import { type EditorView, keymap } from "@codemirror/view";

/** Escape gives the focus back to the page, so that the canvas' keys work again. */
export const leaveOnEscape = keymap.of([
  {
    key: "Escape",
    run: (view: EditorView) => {
      view.contentDOM.blur();
      return false;
    },
  },
]);
