"use client";

import { useState } from "react";

/** A choice that this browser remembers. */
export function useKeptChoice<const T extends string>(
  key: string,
  choices: readonly T[],
  initial: () => T,
): readonly [T, (choice: T) => void] {
  const [choice, setChoice] = useState(() => read(key, choices) ?? initial());
  const choose = (next: T) => {
    setChoice(next);
    try {
      localStorage.setItem(key, next);
    } catch {
      // It holds for this page, then.
    }
  };
  return [choice, choose];
}

function read<T extends string>(key: string, choices: readonly T[]): T | undefined {
  try {
    const stored = localStorage.getItem(key);
    return choices.find((choice) => choice === stored);
  } catch {
    return undefined;
  }
}
