"use client";

import { cn } from "./cn";
import { useIsMac } from "./platform";

const mac: Record<string, string> = { mod: "⌘", ctrl: "⌃", alt: "⌥", shift: "⇧", enter: "↵", backspace: "⌫" };
const other: Record<string, string> = {
  mod: "Ctrl",
  ctrl: "Ctrl",
  alt: "Alt",
  shift: "Shift",
  enter: "Enter",
  backspace: "Backspace",
};
const both: Record<string, string> = {
  up: "↑",
  down: "↓",
  left: "←",
  right: "→",
  escape: "Esc",
  delete: "Del",
  space: "Space",
  tab: "Tab",
};

/** "mod+shift+z" in the words of the platform. */
export function formatKeys(keys: string, isMac: boolean): string {
  const parts = keys.split("+").map((key) => {
    const name = key.toLowerCase();
    return (
      (isMac ? mac[name] : other[name]) ?? both[name] ?? (/^(.|f\d+)$/.test(key) ? key.toUpperCase() : key)
    );
  });
  return parts.join(isMac ? "" : "+");
}

export function Kbd({ keys, className }: { keys: string; className?: string }) {
  const isMac = useIsMac();
  return (
    <kbd
      className={cn(
        "inline-flex h-[17px] min-w-[17px] items-center justify-center rounded-xs border border-line px-1",
        "whitespace-nowrap font-mono text-xs text-faint",
        className,
      )}
    >
      {formatKeys(keys, isMac)}
    </kbd>
  );
}
