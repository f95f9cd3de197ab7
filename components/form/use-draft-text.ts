"use client";

import { useRef, useState } from "react";

/**
 * Text that is typed towards a value. Half-typed text stays as it is, also when it is no value yet; a value that comes
 * from elsewhere (undo, another field) replaces it.
 */
export function useDraftText<V>(
  value: V,
  show: (value: V) => string,
  read: (text: string) => V | undefined,
  commit: (value: V) => void,
) {
  const [text, setText] = useState(() => show(value));
  const sent = useRef(value);
  if (!Object.is(sent.current, value)) {
    sent.current = value;
    const same = read(text);
    if (same === undefined || !Object.is(same, value)) setText(show(value));
  }
  return {
    text,
    valid: read(text) !== undefined,
    change: (next: string) => {
      setText(next);
      const parsed = read(next);
      if (parsed === undefined || Object.is(parsed, value)) return;
      sent.current = parsed;
      commit(parsed);
    },
  };
}
