import type { Extension } from "@codemirror/state";
import { Decoration, EditorView } from "@codemirror/view";

/** Lines from 1, both ends included. */
export interface LineSpan {
  from: number;
  to: number;
}

const line = Decoration.line({ class: "cm-marked-line" });

/** Gives some lines a background: those of the selected node. */
export function markedLines(spans: readonly LineSpan[]): Extension {
  if (spans.length === 0) return [];
  return EditorView.decorations.of((view) => {
    const { doc } = view.state;
    const starts = spans.flatMap(({ from, to }) =>
      Array.from(
        { length: Math.max(0, Math.min(to, doc.lines) - from + 1) },
        (_, at) => doc.line(from + at).from,
      ),
    );
    return Decoration.set(
      starts.map((at) => line.range(at)),
      true,
    );
  });
}
