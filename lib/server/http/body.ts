import { Fault } from "../faults";

/** Deepest nesting of a JSON body; what is deeper is refused before it is parsed. */
const MAX_DEPTH = 200;

const RESERVED = new Set(["__proto__", "constructor", "prototype"]);

const tooLarge = (limit: number) => new Fault(413, "too-large", `The body is larger than ${limit} bytes.`);

/** Bytes past the limit that are still taken and thrown away: who is cut off while sending never reads the answer. */
const PATIENCE = 32_000_000;

/** The body as a stream that fails with 413 when it is longer than `limit` bytes. */
export function limitedBody(request: Request, limit: number): ReadableStream<Uint8Array> {
  const announced = Number(request.headers.get("content-length") ?? 0);
  if (announced > limit + PATIENCE) throw tooLarge(limit);
  let bytes = 0;
  const counter = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      bytes += chunk.byteLength;
      if (bytes <= limit) controller.enqueue(chunk);
      else if (bytes > limit + PATIENCE) controller.error(tooLarge(limit));
    },
    flush(controller) {
      if (bytes > limit) controller.error(tooLarge(limit));
    },
  });
  const body: ReadableStream<Uint8Array> =
    request.body ?? new ReadableStream({ start: (controller) => controller.close() });
  return body.pipeThrough(counter);
}

/** Reads a JSON body: its type, size, nesting and keys are checked before anybody sees it. */
export async function readJson(request: Request, limit: number): Promise<unknown> {
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (type !== "application/json") throw new Fault(415, "content-type", "The body must be application/json.");
  const bytes = await new Response(limitedBody(request, limit)).arrayBuffer();
  return parseJson(decode(bytes));
}

/** Parses JSON text that a stranger wrote. */
export function parseJson(text: string): unknown {
  if (depthOf(text) > MAX_DEPTH)
    throw new Fault(400, "json-depth", `The JSON is nested deeper than ${MAX_DEPTH} levels.`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Fault(400, "json", "The body is not valid JSON.");
  }
  refuseReservedKeys(value);
  return value;
}

function decode(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new Fault(400, "json", "The body is not valid UTF-8.");
  }
}

/** Deepest nesting of brackets outside strings; text that is not JSON only gets some number. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text.charCodeAt(at);
    if (char === 0x22) at = endOfString(text, at);
    else if (char === 0x7b || char === 0x5b) deepest = Math.max(deepest, ++depth);
    else if (char === 0x7d || char === 0x5d) depth--;
  }
  return deepest;
}

/** Index of the quote that closes the string opened at `start`, or the end of the text. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const char = text.charCodeAt(at);
    if (char === 0x5c) at++;
    else if (char === 0x22) return at;
  }
  return text.length;
}

function refuseReservedKeys(root: unknown): void {
  const open: unknown[] = [root];
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value !== "object" || value === null) continue;
    for (const [key, inner] of Object.entries(value)) {
      if (RESERVED.has(key)) throw new Fault(400, "json-key", `The key “${key}” is not allowed.`);
      open.push(inner);
    }
  }
}
