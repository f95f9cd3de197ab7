/**
 * A JSON head and a binary tail in one body: four bytes with the head's length (little endian), the head as UTF-8 JSON,
 * then the tail to the end. Rows travel this way, so that column types need not fit into HTTP headers.
 */
export function encodeFrame(head: unknown, tail: Uint8Array): Uint8Array<ArrayBuffer> {
  const text = new TextEncoder().encode(JSON.stringify(head));
  const frame = new Uint8Array(4 + text.length + tail.length);
  new DataView(frame.buffer).setUint32(0, text.length, true);
  frame.set(text, 4);
  frame.set(tail, 4 + text.length);
  return frame;
}

/** Throws when the bytes are not a frame. */
export function decodeFrame(bytes: Uint8Array): { head: unknown; tail: Uint8Array } {
  if (bytes.length < 4) throw new Error("The reply is not a frame.");
  const length = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(0, true);
  if (4 + length > bytes.length) throw new Error("The reply is cut short.");
  const head: unknown = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + length)));
  return { head, tail: bytes.subarray(4 + length) };
}
