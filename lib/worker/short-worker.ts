import type { ShortAnswer, ShortMessage } from "../api/work";
import { DiagnosticError } from "../model/diagnostic";
import { createShortCalls, type ShortCallHandlers } from "./short-calls";

/*
 * The process that answers the editor's requests. It is set up once, answers any number of calls, and ends with the
 * connection to its server: no orphan survives.
 */

let calls: ShortCallHandlers | null = null;
const running = new Map<number, AbortController>();

const send = (answer: ShortAnswer): void => {
  if (process.connected) process.send?.(answer);
};

process.on("message", (message: ShortMessage) => {
  switch (message.kind) {
    case "setup":
      calls = createShortCalls(message.setup);
      send({ kind: "ready" });
      return;
    case "cancel":
      running.get(message.id)?.abort();
      return;
    case "call":
      void answer(message);
  }
});

process.on("disconnect", () => process.exit(0));

async function answer({ id, name, request }: Extract<ShortMessage, { kind: "call" }>): Promise<void> {
  const controller = new AbortController();
  running.set(id, controller);
  try {
    if (!calls) throw new Error("The worker has not been set up.");
    // Name and request belong together by construction; a table of functions loses that.
    const handle = calls[name] as (
      input: typeof request,
      signal: AbortSignal,
    ) => ReturnType<ShortCallHandlers[typeof name]>;
    const { head, arrow } = await handle(request, controller.signal);
    send({ kind: "result", id, head, arrow });
  } catch (error) {
    send(failure(id, error, controller.signal));
  } finally {
    running.delete(id);
  }
}

function failure(id: number, error: unknown, signal: AbortSignal): ShortAnswer {
  if (signal.aborted) return { kind: "error", id, code: "cancelled", message: "Cancelled.", diagnostics: [] };
  if (error instanceof DiagnosticError)
    return {
      kind: "error",
      id,
      code: "invalid",
      message: error.message,
      diagnostics: [...error.diagnostics],
    };
  console.error(error);
  return {
    kind: "error",
    id,
    code: "internal",
    message: error instanceof Error ? error.message : String(error),
    diagnostics: [],
  };
}
