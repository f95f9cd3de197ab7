import type { EditorState } from "../store/state";

type PanelName = keyof EditorState["panels"];
type Memory = Record<PanelName, { open: boolean; size: number }>;

const KEY = "tenon.editor.panels";
const usual: Memory = { inspector: { open: true, size: 316 }, data: { open: true, size: 268 } };

/** How large the panels were and whether they were open, in pixels: a share would grow with the window. */
export function recallPanels(): Memory {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    return { inspector: readPanel(stored, "inspector"), data: readPanel(stored, "data") };
  } catch {
    return usual;
  }
}

export function rememberPanel(name: PanelName, panel: Memory[PanelName]): void {
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...recallPanels(), [name]: panel }));
  } catch {
    // Storage is refused in some private windows; the panels then start as usual.
  }
}

function readPanel(stored: unknown, name: PanelName): Memory[PanelName] {
  const found = isRecord(stored) ? stored[name] : undefined;
  if (!isRecord(found)) return usual[name];
  const { open, size } = found;
  return {
    open: typeof open === "boolean" ? open : usual[name].open,
    size: typeof size === "number" && size > 100 && size < 4000 ? size : usual[name].size,
  };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;
