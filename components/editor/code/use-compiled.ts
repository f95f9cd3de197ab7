"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { callApi } from "@/lib/api/client";
import type { CompileReply } from "@/lib/api/schemas";
import type { Pipeline } from "@/lib/model/pipeline";
import { useEditor } from "../editor-store";

const PAUSE_MS = 200;

export interface Compiled extends CompileReply {
  /** The nodes and the name that it is the code of. */
  nodes: Pipeline["nodes"];
  name: string;
}

export interface Compiling {
  /** The last answer, which may be older than the document; null before the first. */
  compiled: Compiled | null;
  /** It is the code of the document as it is now. */
  current: boolean;
  /** Why there was no answer. */
  error: string | null;
  retry: () => void;
}

/**
 * The code of the document: asked for shortly after each edit; moving a node is none. The latest question wins. The program
 * for Spark is asked for only while somebody looks at it.
 */
export function useCompiled(pyspark: boolean): Compiling {
  const nodes = useEditor(({ document }) => document.pipeline.nodes);
  const name = useEditor(({ document }) => document.name);
  const [compiled, setCompiled] = useState<Compiled | null>(null);
  const [error, setError] = useState<{ text: string } | null>(null);
  const [attempt, setAttempt] = useState(0);
  const asked = useRef({ attempt: -1, pyspark });

  useEffect(() => {
    const controller = new AbortController();
    const ask = async () => {
      try {
        const pipeline: Pipeline = { version: 1, nodes, layout: {} };
        const reply = await callApi("compile", {
          body: { name, pipeline, pyspark },
          signal: controller.signal,
        });
        if (controller.signal.aborted) return;
        setCompiled({ ...reply, nodes, name });
        setError(null);
      } catch (problem) {
        if (!controller.signal.aborted)
          setError({ text: problem instanceof Error ? problem.message : String(problem) });
      }
    };
    // The first question, one that is asked again by hand, and one for another language do not wait.
    const { current } = asked;
    const pause = current.attempt === attempt && current.pyspark === pyspark ? PAUSE_MS : 0;
    asked.current = { attempt, pyspark };
    const timer = setTimeout(ask, pause);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [nodes, name, pyspark, attempt]);

  const retry = useCallback(() => setAttempt((before) => before + 1), []);
  const current = compiled?.nodes === nodes && compiled.name === name;
  return { compiled, current, error: error?.text ?? null, retry };
}
