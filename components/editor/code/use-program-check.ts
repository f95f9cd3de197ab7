"use client";

import { useEffect, useState } from "react";
import { callApi } from "@/lib/api/client";
import type { RecordReply } from "@/lib/api/schemas";
import { useEditorStore } from "../editor-store";

const PAUSE_MS = 500;

export interface Checked extends RecordReply {
  /** The text it is said of. */
  text: string;
}

export interface Checking {
  /** The last answer; of an older text while somebody types. */
  checked: Checked | null;
  pending: boolean;
  error: string | null;
  /** Keeps an answer that came by another way. */
  take: (reply: Checked) => void;
}

/** What a text would build, asked for when typing rests; null asks nothing. The latest question wins. */
export function useProgramCheck(text: string | null): Checking {
  const store = useEditorStore();
  const [checked, setChecked] = useState<Checked | null>(null);
  const [error, setError] = useState<string | null>(null);
  const known = checked !== null && checked.text === text;

  useEffect(() => {
    if (text === null || known) return;
    const controller = new AbortController();
    const ask = async () => {
      const { pipeline } = store.getState().document;
      try {
        const reply = await callApi("record", {
          body: { program: text, pipeline },
          signal: controller.signal,
        });
        if (controller.signal.aborted) return;
        setChecked({ ...reply, text });
        setError(null);
      } catch (problem) {
        if (!controller.signal.aborted)
          setError(problem instanceof Error ? problem.message : String(problem));
      }
    };
    const timer = setTimeout(ask, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [store, text, known]);

  const idle = text === null;
  return {
    checked: idle ? null : checked,
    pending: !idle && !known && error === null,
    error: idle ? null : error,
    take: setChecked,
  };
}
