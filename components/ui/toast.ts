"use client";

import { create } from "zustand";

export type ToastTone = "info" | "ok" | "warn" | "bad";

export type ToastOptions = {
  /** A second line: what to do next. */
  detail?: string;
  action?: { label: string; onClick: () => void };
  /** Milliseconds; null stays until it is closed. Errors stay by default. */
  duration?: number | null;
  /** A toast with the same id is replaced. */
  id?: string;
};

export type ToastItem = ToastOptions & {
  id: string;
  tone: ToastTone;
  message: string;
  duration: number | null;
};

type ToastStore = { items: readonly ToastItem[] };

const MOST = 4;
let counter = 0;

export const useToasts = create<ToastStore>(() => ({ items: [] }));

function show(tone: ToastTone, message: string, options: ToastOptions = {}): string {
  counter += 1;
  const id = options.id ?? `toast-${counter}`;
  const duration = options.duration === undefined ? (tone === "bad" ? null : 5000) : options.duration;
  const item: ToastItem = { ...options, id, tone, message, duration };
  useToasts.setState(({ items }) => ({
    items: [...items.filter((other) => other.id !== id), item].slice(-MOST),
  }));
  return id;
}

/** `toast.ok("Saved")`; each returns the id that `toast.dismiss` takes. */
export const toast = {
  info: (message: string, options?: ToastOptions) => show("info", message, options),
  ok: (message: string, options?: ToastOptions) => show("ok", message, options),
  warn: (message: string, options?: ToastOptions) => show("warn", message, options),
  bad: (message: string, options?: ToastOptions) => show("bad", message, options),
  dismiss: (id: string) =>
    useToasts.setState(({ items }) => ({ items: items.filter((item) => item.id !== id) })),
};
