import { type Command, commands } from "./command-catalogue";

/** The part of a key press that counts. */
export interface KeyPress {
  key: string;
  code?: string;
  metaKey: boolean;
  ctrlKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}

const NAMES: Readonly<Record<string, string>> = {
  arrowleft: "left",
  arrowright: "right",
  arrowup: "up",
  arrowdown: "down",
  esc: "escape",
  del: "delete",
  " ": "space",
};

/** `mod+shift+z` for a key press. A sign that needs shift on some keyboards (`?`, `+`) is named by itself. */
export function keysOf(press: KeyPress, isMac: boolean): string {
  const mod = isMac ? press.metaKey : press.ctrlKey;
  const raw = press.key.toLowerCase();
  // With alt, some layouts give other signs: the digit keys stay themselves.
  const digit = press.altKey ? /^Digit(\d)$/.exec(press.code ?? "")?.[1] : undefined;
  const key = digit ?? NAMES[raw] ?? raw;
  const isSign = key.length === 1 && !/[a-z0-9]/.test(key);
  return [
    mod && "mod",
    isMac && press.ctrlKey && "ctrl",
    press.altKey && "alt",
    press.shiftKey && !isSign && "shift",
    key,
  ]
    .filter(Boolean)
    .join("+");
}

/** The command that keys stand for, or undefined. */
export const commandForKeys = (keys: string): Command | undefined =>
  commands.find(({ shortcuts, native }) => !native && shortcuts.includes(keys));

/** A letter that starts a search for a node to add: `a` is the command for the whole list. */
export const isSearchLetter = (press: KeyPress): boolean =>
  /^[a-z]$/i.test(press.key) && !press.metaKey && !press.ctrlKey && !press.altKey && !press.shiftKey;
