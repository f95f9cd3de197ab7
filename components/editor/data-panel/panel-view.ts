"use client";

import { useSyncExternalStore } from "react";

export const PANEL_VIEWS = ["out", "both", "diff", "schema"] as const;
export type PanelView = (typeof PANEL_VIEWS)[number];

const KEY = "tenon.data-panel.view";
const EVENT = "tenon:data-panel-view";

const read = (): PanelView => {
  try {
    return PANEL_VIEWS.find((view) => view === localStorage.getItem(KEY)) ?? "both";
  } catch {
    return "both";
  }
};

function subscribe(changed: () => void): () => void {
  window.addEventListener(EVENT, changed);
  return () => window.removeEventListener(EVENT, changed);
}

/** The view that was chosen last; a node that has no such view shows its output. */
export function usePanelView(): [PanelView, (view: PanelView) => void] {
  const view = useSyncExternalStore(subscribe, read, () => "both" as const);
  const choose = (next: PanelView) => {
    try {
      localStorage.setItem(KEY, next);
    } catch {
      // Storage is refused in some private windows; the choice then lasts until the page is left.
    }
    window.dispatchEvent(new Event(EVENT));
  };
  return [view, choose];
}
