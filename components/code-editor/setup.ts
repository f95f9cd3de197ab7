import {
  acceptCompletion,
  autocompletion,
  type CompletionSource,
  closeBrackets,
} from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { bracketMatching, indentOnInput } from "@codemirror/language";
import { lintKeymap } from "@codemirror/lint";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { EditorState, type Extension } from "@codemirror/state";
import { drawSelection, EditorView, keymap } from "@codemirror/view";

/** What every editor has, whatever its language. */
export const base: Extension = [
  history(),
  drawSelection(),
  indentOnInput(),
  bracketMatching(),
  closeBrackets(),
  highlightSelectionMatches(),
  search({ top: true }),
  EditorState.allowMultipleSelections.of(true),
  keymap.of([
    { key: "Tab", run: acceptCompletion },
    ...defaultKeymap,
    ...historyKeymap,
    ...searchKeymap,
    ...lintKeymap,
  ]),
];

/** Completion from the given sources alone. */
export const completing = (sources: readonly CompletionSource[]): Extension =>
  sources.length > 0 ? autocompletion({ override: [...sources], icons: true }) : [];

/** What screen readers and keys may do. */
export const access = (given: {
  label: string;
  readOnly: boolean;
  describedBy: string | undefined;
  invalid: boolean;
}): Extension => [
  EditorState.readOnly.of(given.readOnly),
  EditorView.contentAttributes.of({
    "aria-label": given.label,
    ...(given.describedBy ? { "aria-describedby": given.describedBy } : {}),
    ...(given.invalid ? { "aria-invalid": "true" } : {}),
    ...(given.readOnly ? { "aria-readonly": "true" } : {}),
  }),
];

/** Replaces only what differs, so that the cursor and the marks stay where they are. */
export function smallestChange(before: string, after: string) {
  let from = 0;
  const most = Math.min(before.length, after.length);
  while (from < most && before[from] === after[from]) from++;
  let end = 0;
  while (end < most - from && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  return { changes: { from, to: before.length - end, insert: after.slice(from, after.length - end) } };
}
