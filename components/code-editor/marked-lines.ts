import { type EditorState, type Extension, RangeSet } from "@codemirror/state";
import { Decoration, EditorView, GutterMarker, gutterLineClass } from "@codemirror/view";

/** Lines from 1, both ends included. */
export interface LineSpan {
  from: number;
  to: number;
}

const line = Decoration.line({ class: "cm-marked-line" });
const number = new (class extends GutterMarker {
  override elementClass = "cm-marked-line";
})();

/** Gives some lines a background, their numbers too: those of the selected node. */
export function markedLines(spans: readonly LineSpan[]): Extension {
  if (spans.length === 0) return [];
  const starts = ({ doc }: EditorState): number[] =>
    spans.flatMap(({ from, to }) =>
      Array.from(
        { length: Math.max(0, Math.min(to, doc.lines) - from + 1) },
        (_, at) => doc.line(from + at).from,
      ),
    );
  return [
    EditorView.decorations.of((view) =>
      Decoration.set(
        starts(view.state).map((at) => line.range(at)),
        true,
      ),
    ),
    gutterLineClass.compute(["doc"], (state) =>
      RangeSet.of(
        starts(state).map((at) => number.range(at)),
        true,
      ),
    ),
  ];
}
