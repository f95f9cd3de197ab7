"use client";

import { AlignStartVertical, Palette, Plus, Unplug } from "lucide-react";
import type { ReactElement, RefObject } from "react";
import { ContextMenu } from "@/components/ui/context-menu";
import type { MenuEntry, MenuItem } from "@/components/ui/menu-entries";
import { disconnect } from "@/lib/editor/commands/disconnect";
import type { Edge, NodeId } from "@/lib/model/pipeline";
import { NOTE_COLORS } from "@/lib/nodes/note-colors";
import { isAnnotation } from "@/lib/nodes/registry";
import { useEditorStore } from "../editor-store";
import { addAfterEntry } from "../session/add-after-entry";
import { afterMenu, commandItem } from "../session/command-menu";
import { openPicker } from "../session/open-picker";
import { type Session, useSession } from "../session/session";
import type { EditorStore } from "../store/context";

/** What was under the pointer when a menu was asked for. */
export type MenuTarget =
  | { kind: "canvas" }
  | { kind: "selection" }
  | { kind: "node"; id: NodeId }
  | { kind: "edge"; edge: Edge };

type CanvasMenuProps = { target: RefObject<MenuTarget>; children: ReactElement };

/** The menu of the right button: of a node, of several, of a wire or of the canvas. */
export function CanvasMenu({ target, children }: CanvasMenuProps) {
  const session = useSession();
  const store = useEditorStore();
  const items = (): readonly MenuEntry[] => {
    const at = target.current;
    target.current = { kind: "canvas" };
    const { selection } = store.getState();
    if (at.kind === "edge") return edgeMenu(store, session, at.edge);
    if (at.kind === "node" && !selection.includes(at.id)) store.actions.select([at.id]);
    if (at.kind === "canvas") return canvasMenu(store, session);
    return store.getState().selection.length > 1 ? selectionMenu(session) : nodeMenu(store, session);
  };
  return <ContextMenu items={items}>{children}</ContextMenu>;
}

function nodeMenu(store: EditorStore, { port, ui, view }: Session): MenuEntry[] {
  const { selection, document } = store.getState();
  const [id] = selection;
  const node = id === undefined ? undefined : document.pipeline.nodes[id];
  if (id === undefined || !node) return [];
  if (isAnnotation(node.type)) return annotationMenu(port, node.type);
  return [
    addAfterEntry(node, document.program !== null, (output) =>
      afterMenu(() =>
        openPicker(store, ui, view.current, { purpose: "add", link: { kind: "after", node: id, output } }),
      ),
    ),
    commandItem(port, "inspect"),
    "separator",
    commandItem(port, "rename"),
    commandItem(port, "change-type"),
    commandItem(port, "duplicate"),
    commandItem(port, "copy"),
    commandItem(port, "cut"),
    "separator",
    ...groupItems(port),
    "separator",
    commandItem(port, "delete"),
  ];
}

/** What can be done with groups here, and no more. */
const groupItems = (port: Session["port"]): MenuItem[] =>
  (["group", "ungroup", "leave-group", "fold", "unfold"] as const)
    .map((id) => commandItem(port, id))
    .filter(({ disabled }) => !disabled);

const annotationMenu = (port: Session["port"], type: string): MenuEntry[] => [
  type === "note" ? commandItem(port, "inspect", "Edit the text") : commandItem(port, "rename"),
  colourItem(port),
  "separator",
  ...groupItems(port),
  "separator",
  commandItem(port, "duplicate"),
  commandItem(port, "copy"),
  commandItem(port, "cut"),
  "separator",
  commandItem(port, "delete"),
  ...(type === "group" ? [commandItem(port, "delete-members")] : []),
];

const colourItem = (port: Session["port"]): MenuItem => ({
  id: "colour",
  label: "Colour",
  icon: Palette,
  items: NOTE_COLORS.map((color) => commandItem(port, `color-${color}`, upperFirst(color))),
});

const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const selectionMenu = ({ port }: Session): MenuEntry[] => [
  commandItem(port, "tidy", "Tidy the selection"),
  {
    id: "align",
    label: "Align",
    icon: AlignStartVertical,
    items: [
      commandItem(port, "align-left"),
      commandItem(port, "align-center"),
      commandItem(port, "align-right"),
      "separator",
      commandItem(port, "align-top"),
      commandItem(port, "align-middle"),
      commandItem(port, "align-bottom"),
      "separator",
      commandItem(port, "align-columns"),
      commandItem(port, "align-rows"),
    ],
  },
  ...groupItems(port),
  "separator",
  commandItem(port, "duplicate"),
  commandItem(port, "copy"),
  commandItem(port, "cut"),
  "separator",
  commandItem(port, "delete"),
];

function edgeMenu(store: EditorStore, { ui, view }: Session, edge: Edge): MenuEntry[] {
  const locked = store.getState().document.program !== null;
  store.actions.selectEdge(edge);
  return [
    {
      id: "insert",
      label: "Insert a node…",
      icon: Plus,
      shortcut: "a",
      disabled: locked,
      onSelect: () =>
        afterMenu(() =>
          openPicker(store, ui, view.current, { purpose: "add", link: { kind: "edge", edge } }),
        ),
    },
    "separator",
    {
      id: "disconnect",
      label: "Delete wire",
      icon: Unplug,
      shortcut: "delete",
      tone: "danger",
      disabled: locked,
      onSelect: () => store.actions.apply("Delete wire", (pipeline) => disconnect(pipeline, { edge })),
    },
  ];
}

function canvasMenu(store: EditorStore, { port, ui, view }: Session): MenuEntry[] {
  const at = view.current?.pointer() ?? undefined;
  return [
    {
      ...commandItem(port, "add", "Add a node…"),
      // Where the menu was asked for, and loose, whatever is selected elsewhere.
      onSelect: () =>
        afterMenu(() => openPicker(store, ui, view.current, { purpose: "add", at, link: null })),
    },
    commandItem(port, "paste", "Paste"),
    "separator",
    commandItem(port, "select-all"),
    commandItem(port, "tidy-all", "Tidy everything"),
    commandItem(port, "fit"),
    "separator",
    commandItem(port, "undo"),
    commandItem(port, "redo"),
  ];
}
