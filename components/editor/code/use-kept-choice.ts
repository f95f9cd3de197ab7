"use client";

import { useState } from "react";

/** A choice that this browser remembers; the first one is the default. */
export function useKeptChoice<const T extends string>(
  key: string,
  choices: readonly [T, ...T[]],
): readonly [T, (choice: T) => void] {
  const [choice, setChoice] = useState(() => read(key, choices));
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

function read<T extends string>(key: string, choices: readonly [T, ...T[]]): T {
  try {
    const stored = localStorage.getItem(key);
    return choices.find((choice) => choice === stored) ?? choices[0];
  } catch {
    return choices[0];
  }
}
