import { openShortcuts } from "@/components/shell/shortcuts";
import { toast } from "@/components/ui/toast";
import { clipboardText, copyNodes } from "@/lib/editor/clipboard";
import { moveNodes } from "@/lib/editor/commands/move-nodes";
import type { CommandState, EditorPort } from "@/lib/editor/editor-port";
import { neighbour, readingOrder } from "@/lib/editor/walk";
import type { NodeId } from "@/lib/model/pipeline";
import { newId } from "@/lib/util/ids";
import type { EditorStore } from "../store/context";
import { openPicker } from "./open-picker";
import { pasteText } from "./paste-text";
import type { Session } from "./session-type";
import { computeTidyPlaces } from "./tidy";
import type { UiStore } from "./ui-store";

/** Commands as they act on this page. */
export function createEditorPort(store: EditorStore, ui: UiStore, view: Session["view"]): EditorPort {
  const { actions } = store;

  const state = (): CommandState => {
    const { document, selection, selectedEdge, history, past, future, saveState, activeRun, starting, tab } =
      store.getState();
    return {
      pipeline: document.pipeline,
      selection,
      selectedEdge,
      canUndo: past > 0,
      canRedo: future > 0,
      undoLabel: history.past.at(-1)?.label ?? null,
      redoLabel: history.future[0]?.label ?? null,
      unsaved: saveState === "unsaved" || saveState === "offline",
      running: activeRun !== null || starting,
      locked: document.program !== null,
      tab,
      outline: ui.getState().outline,
    };
  };

  const show = (id: string, focus: boolean) => {
    actions.select([id]);
    view.current?.reveal(id, focus);
  };

  const port: EditorPort = {
    state,
    apply: actions.apply,
    announce: actions.announce,
    newId: () => newId("n"),
    undo: actions.undo,
    redo: actions.redo,
    select: actions.select,
    save: () => void actions.save(),
    run: () => void actions.startRun(),
    stop: () => void actions.stopRun(),
    setTab: actions.setTab,
    togglePanel: (panel) => actions.setPanel(panel, !store.getState().panels[panel]),
    toggleOutline: () => ui.setState({ outline: !ui.getState().outline }),
    focusInspector: () => {
      actions.setPanel("inspector", true);
      requestAnimationFrame(() => focusInspector(() => store.getState().selection[0]));
    },
    openPicker: (purpose) => openPicker(store, ui, view.current, { purpose }),
    openPalette: () => ui.setState({ palette: true }),
    openShortcuts: () => openShortcuts(),
    startRename: (id) => ui.setState({ renaming: id }),
    copy: (ids) => {
      const text = clipboardText(copyNodes(store.getState().document.pipeline, ids));
      navigator.clipboard.writeText(text).then(
        () => actions.announce(`${ids.length} ${ids.length === 1 ? "node" : "nodes"} copied`),
        () =>
          toast.bad("The browser did not allow copying.", { detail: "Use the keys instead.", id: "copy" }),
      );
    },
    pasteFromClipboard: () => {
      navigator.clipboard.readText().then(
        (text) => pasteText(store, view.current, text),
        () =>
          toast.bad("The browser did not allow reading the clipboard.", {
            detail: "Use the keys instead.",
            id: "paste",
          }),
      );
    },
    tidy: (ids) => {
      const { pipeline } = store.getState().document;
      computeTidyPlaces(pipeline, ids).then(
        (to) => {
          actions.apply("Tidy", (current) => moveNodes(current, { to }));
          actions.announce("Tidied");
        },
        () => toast.bad("The layout could not be computed."),
      );
    },
    zoom: (direction) => view.current?.zoom(direction, store.getState().selection),
    reveal: (id) => show(id, true),
    walk: (direction) => {
      const { pipeline, selection } = state();
      const [current] = selection;
      const next =
        current === undefined
          ? readingOrder(pipeline)[0]
          : (neighbour(pipeline, current, direction) ?? undefined);
      if (next !== undefined) show(next, true);
    },
  };
  return port;
}

export const INSPECTOR_ID = "editor-inspector";

/** Puts the keyboard into the first setting of the selected node, or on the panel while it has none. */
function focusInspector(selected: () => NodeId | undefined, frames = 60): void {
  const panel = document.getElementById(INSPECTOR_ID);
  const shown = panel?.querySelector(`[data-settings-of="${CSS.escape(selected() ?? "")}"]`);
  const fields = shown?.querySelectorAll<HTMLElement>(
    "form :is(input, textarea, [contenteditable=true], [role=radio][tabindex='0'], button:not([tabindex='-1']))",
  );
  const visible = [...(fields ?? [])].find((field) => field.offsetParent !== null);
  // The panel follows the selection a moment later.
  if (!visible && frames > 0) requestAnimationFrame(() => focusInspector(selected, frames - 1));
  else (visible ?? panel)?.focus();
}
