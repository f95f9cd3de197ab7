"use client";

import { useRef } from "react";

/** What had the focus; a menu entry is about to go, so its menu's button stands in for it. */
function origin(): HTMLElement | null {
  const active = document.activeElement;
  const menu = active?.closest("[role=menu]");
  const trigger = menu && document.getElementById(menu.getAttribute("aria-labelledby") ?? "");
  return trigger ?? (active instanceof HTMLElement ? active : null);
}

/**
 * Radix gives the focus back to a dialog's trigger; a dialog that a command opens has none and would leave the focus on
 * the body. Call `remember` before the focus moves in, and `giveBack` as onCloseAutoFocus.
 */
export function useReturnFocus() {
  const from = useRef<HTMLElement | null>(null);
  return {
    remember: () => {
      from.current = origin();
    },
    giveBack: (event: Event) => {
      if (!from.current?.isConnected || from.current === document.body) return;
      event.preventDefault();
      from.current.focus();
    },
  };
}
