"use client";

import { useLayoutEffect, useSyncExternalStore } from "react";

export type ThemeChoice = "system" | "light" | "dark";

// public/theme.js reads the same key and hears the same event; it alone sets data-theme.
const KEY = "tenon.theme";
const EVENT = "tenon:theme";

function read(): ThemeChoice {
  try {
    const stored = localStorage.getItem(KEY);
    return stored === "light" || stored === "dark" ? stored : "system";
  } catch {
    return "system";
  }
}

function subscribe(changed: () => void): () => void {
  window.addEventListener(EVENT, changed);
  window.addEventListener("storage", changed);
  return () => {
    window.removeEventListener(EVENT, changed);
    window.removeEventListener("storage", changed);
  };
}

export function setTheme(choice: ThemeChoice): void {
  try {
    if (choice === "system") localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, choice);
  } catch {
    // Storage is refused in some private windows; the theme then follows the system.
  }
  window.dispatchEvent(new Event(EVENT));
}

export function useThemeChoice(): ThemeChoice {
  return useSyncExternalStore(subscribe, read, () => "system");
}

/** React draws <html> afresh when a page fails on the server, and data-theme is lost with the old one. */
export function useKeepTheme(): void {
  useLayoutEffect(() => {
    window.dispatchEvent(new Event(EVENT));
  }, []);
}

function watchShown(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  return () => observer.disconnect();
}

/** What is on screen, for the few things that cannot use the CSS variables. */
export function useShownTheme(): "light" | "dark" {
  return useSyncExternalStore(
    watchShown,
    () => (document.documentElement.dataset.theme === "dark" ? "dark" : "light"),
    () => "light",
  );
}
