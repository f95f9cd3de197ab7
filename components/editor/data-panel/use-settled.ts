"use client";

import { useEffect, useState } from "react";

/** The value once it has rested for `ms`; at once when `scope` changes, because then it is another question. */
export function useSettled<T>(value: T, scope: string, ms: number): T {
  const [settled, setSettled] = useState({ value, scope });
  useEffect(() => {
    if (settled.scope === scope && settled.value === value) return;
    const timer = setTimeout(() => setSettled({ value, scope }), settled.scope === scope ? ms : 0);
    return () => clearTimeout(timer);
  }, [value, scope, ms, settled]);
  return settled.scope === scope ? settled.value : value;
}
