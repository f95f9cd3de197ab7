import type { z } from "zod";
import { encodeFrame } from "../../api/frame";
import type { ApiError } from "../../api/schemas";
import type { Diagnostic, DiagnosticError } from "../../model/diagnostic";
import { Fault, isFault } from "../faults";

/** What every answer of the API carries: it is nobody else's, and never stale. */
const HEADERS = { "cache-control": "no-store", "cross-origin-resource-policy": "same-origin" };

export const jsonReply = (status: number, body: unknown): Response =>
  Response.json(body, { status, headers: HEADERS });

/** Completes an answer that is not JSON. */
export function binaryReply(response: Response): Response {
  for (const [name, value] of Object.entries(HEADERS))
    if (!response.headers.has(name)) response.headers.set(name, value);
  return response;
}

/** A head and rows, as `decodeFrame` reads them. */
export const frameReply = (head: unknown, rows: Uint8Array | null): Response =>
  new Response(encodeFrame(head, rows ?? new Uint8Array()), {
    headers: { "content-type": "application/vnd.tenon.frame" },
  });

/** The answer to whatever was thrown; a stack stays in the server's log. */
export function errorReply(error: unknown): Response {
  if (isFault(error)) {
    const body = error.conflict ?? bodyOf(error.code, error.message, error.diagnostics);
    return jsonReply(error.status, body);
  }
  if (isDiagnosticError(error)) return jsonReply(422, bodyOf("invalid", error.message, error.diagnostics));
  const code = systemCode(error);
  if (code === "busy")
    return jsonReply(503, bodyOf(code, "The catalog is in use by another process. Try again."));
  if (code === "disk-full")
    return jsonReply(507, bodyOf(code, "There is no space left on the disk. Nothing was stored."));
  console.error(error);
  return jsonReply(500, bodyOf("internal", "Something went wrong in the studio. Its log says more."));
}

/** What is wrong with the input, by field. */
export function invalidInput(where: "path" | "query" | "body", error: z.ZodError): Fault {
  const issues = error.issues
    .slice(0, 5)
    .map(({ path, message }) => `${[where, ...path.map(String)].join(".")}: ${message}`);
  const more = error.issues.length - issues.length;
  return new Fault(400, "invalid-input", [...issues, ...(more > 0 ? [`and ${more} more`] : [])].join("; "));
}

function bodyOf(code: string, message: string, diagnostics: readonly Diagnostic[] = []): ApiError {
  return { error: { code, message, ...(diagnostics.length > 0 ? { diagnostics: [...diagnostics] } : {}) } };
}

/** By its name, for the reason given at `isFault`. */
const isDiagnosticError = (error: unknown): error is DiagnosticError =>
  error instanceof Error && error.name === "DiagnosticError" && "diagnostics" in error;

/** What the system refused, anywhere in the chain of causes: drivers and Prisma wrap it each in their own way. */
function systemCode(error: unknown): "busy" | "disk-full" | null {
  let current: unknown = error;
  for (let depth = 0; depth < 5 && typeof current === "object" && current !== null; depth++) {
    const { code, kind, message, cause } = current as Record<"code" | "kind" | "message" | "cause", unknown>;
    if (code === "ENOSPC" || code === "SQLITE_FULL" || /database or disk is full/.test(String(message)))
      return "disk-full";
    if (code === "SQLITE_BUSY" || code === "P1008" || code === "P2028" || kind === "SocketTimeout")
      return "busy";
    current = cause;
  }
  return null;
}
