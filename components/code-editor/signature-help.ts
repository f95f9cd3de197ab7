import { completionStatus } from "@codemirror/autocomplete";
import { type EditorState, type Extension, Prec, StateEffect, StateField } from "@codemirror/state";
import { EditorView, keymap, showTooltip, type Tooltip } from "@codemirror/view";
import { callAt } from "@/lib/sql/functions/call-at";
import { sqlFunction } from "@/lib/sql/functions/catalogue";
import { functionHelp } from "./function-help";

const dismiss = StateEffect.define<null>();

interface Shown {
  /** Of the call, so that the tooltip is not built anew at every key. */
  key: string;
  tooltip: Tooltip | null;
  /** A call whose help was sent away; it stays away until another call is written. */
  dismissed: string | null;
}

const nothing: Shown = { key: "", tooltip: null, dismissed: null };

/** While arguments are typed: the function's signature, with the argument at the cursor marked. */
const help = StateField.define<Shown>({
  create: () => nothing,
  update(shown, transaction) {
    if (transaction.effects.some((effect) => effect.is(dismiss)))
      return { ...nothing, dismissed: shown.key.split(" ").slice(0, 2).join(" ") };
    if (!transaction.docChanged && !transaction.selection) return shown;
    // A text that comes from outside is nobody's typing.
    const typed = transaction.isUserEvent("input") || transaction.isUserEvent("delete");
    if (!typed && shown.tooltip === null && shown.dismissed === null) return nothing;
    return helpAt(transaction.state, shown);
  },
  provide: (field) => showTooltip.from(field, ({ tooltip }) => tooltip),
});

function helpAt(state: EditorState, before: Shown): Shown {
  const { main } = state.selection;
  const call = main.empty || before.tooltip ? callAt(state.doc.toString(), main.head) : null;
  const entry = call && sqlFunction(call.name);
  if (!call || !entry || entry.signatures.every((signature) => signature.endsWith("()"))) return nothing;
  const place = `${call.name} ${call.from}`;
  if (before.dismissed === place) return { ...nothing, dismissed: place };
  const key = `${place} ${call.argument}`;
  if (key === before.key && before.tooltip) return before;
  const tooltip: Tooltip = {
    pos: call.from,
    above: true,
    strictSide: false,
    create: () => ({ dom: functionHelp(entry, { argument: call.argument, example: false }) }),
  };
  return { key, tooltip, dismissed: null };
}

/** Escape closes the help first; what else Escape does comes after. */
const closing = Prec.high(
  keymap.of([
    {
      key: "Escape",
      run: (view) => {
        if (!view.state.field(help).tooltip || completionStatus(view.state) !== null) return false;
        view.dispatch({ effects: dismiss.of(null) });
        return true;
      },
    },
  ]),
);

const leave = EditorView.domEventHandlers({
  blur: (_, view) => {
    if (view.state.field(help).tooltip) view.dispatch({ effects: dismiss.of(null) });
  },
});

export const signatureHelp: Extension = [help, closing, leave];
