import type { RunCommand, RunMessage } from "../api/work";
import { publishIntent } from "../engine/node/publish";
import { RunFailure } from "../runtime/run-failure";
import { executeOrder } from "./run/execute-order";
import { runErrorOf } from "./run/run-error";
import { warmUp } from "./run/warm-up";

/*
 * The process of one job run. It gets ready, waits for one order, answers it and ends; and it ends at once with the
 * connection to its server. What the program does to this process it does to its own run only.
 */

const stop = new AbortController();
let answerIntent: (refusal: string | null) => void = () => {};
let isBusy = false;

const send = (message: RunMessage): Promise<void> =>
  new Promise((resolve) => {
    if (process.connected) process.send?.(message, () => resolve());
    else resolve();
  });

process.on("disconnect", () => process.exit(0));

// What a program does behind its own back ends its run, not this process: staging is removed and the server is told.
for (const event of ["uncaughtException", "unhandledRejection"] as const) {
  process.on(event, (error: unknown) => {
    console.error(error);
    const message = `The program stopped: ${error instanceof Error ? error.message : String(error)}`;
    if (isBusy) stop.abort(new RunFailure("program/threw", message));
    else process.exit(1);
  });
}

process.on("message", (command: RunCommand) => {
  switch (command.kind) {
    case "stop":
      stop.abort();
      return;
    case "intent-accepted":
      answerIntent(null);
      return;
    case "intent-refused":
      answerIntent(command.reason);
      return;
    case "order":
    case "republish":
      void answer(command);
  }
});

async function answer(command: Extract<RunCommand, { kind: "order" | "republish" }>): Promise<void> {
  if (isBusy) return;
  isBusy = true;
  const last = command.kind === "order" ? await execute(command.order) : await republish(command);
  // What is on its way is lost at exit.
  await send(last);
  process.exit(0);
}

const execute = (order: Extract<RunCommand, { kind: "order" }>["order"]): Promise<RunMessage> =>
  executeOrder(order, {
    signal: stop.signal,
    send: (message) => void send(message),
    ask: (intent) => {
      const answered = new Promise<string | null>((resolve) => {
        answerIntent = resolve;
      });
      void send({ kind: "intent", intent });
      return answered;
    },
  });

async function republish({ root, intent }: Extract<RunCommand, { kind: "republish" }>): Promise<RunMessage> {
  try {
    await publishIntent(root, intent);
    return { kind: "published" };
  } catch (error) {
    return { kind: "failed", stopped: false, error: runErrorOf(error, []), nodes: {}, accounting: null };
  }
}

await warmUp();
await send({ kind: "ready" });
