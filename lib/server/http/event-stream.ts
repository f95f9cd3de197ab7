import "server-only";
import type { StreamedEvent } from "../runs/stream";

/** Comments that keep proxies and the client from taking a quiet run for a dead connection. */
const HEARTBEAT = 15_000;

/** Where a reconnecting client says it left off. */
export function resumePoint(request: Request): number | null {
  const id = request.headers.get("last-event-id");
  return id !== null && /^\d{1,15}$/.test(id) ? Number(id) : null;
}

/**
 * Sends events as they come: each is a message with the event as JSON. Only events that are kept carry an id, so a client
 * resumes from the log. The stream ends with the run; a client closes on the terminal state, or it would ask again.
 */
export async function eventStream(
  open: (signal: AbortSignal) => Promise<AsyncGenerator<StreamedEvent>>,
  signal: AbortSignal,
): Promise<Response> {
  const encoder = new TextEncoder();
  const gone = new AbortController();
  const events = await open(AbortSignal.any([signal, gone.signal]));
  let heartbeat: NodeJS.Timeout | undefined;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(encoder.encode("retry: 2000\n\n"));
      heartbeat = setInterval(() => controller.enqueue(encoder.encode(": still here\n\n")), HEARTBEAT);
    },
    async pull(controller) {
      const next = await events.next();
      if (gone.signal.aborted) return;
      if (next.done) {
        clearInterval(heartbeat);
        controller.close();
        return;
      }
      const { event, isKept } = next.value;
      const id = isKept ? `id: ${event.seq}\n` : "";
      controller.enqueue(encoder.encode(`${id}data: ${JSON.stringify(event)}\n\n`));
    },
    cancel() {
      clearInterval(heartbeat);
      gone.abort();
    },
  });
  const headers = { "content-type": "text/event-stream; charset=utf-8", "x-accel-buffering": "no" };
  return new Response(body, { headers });
}
