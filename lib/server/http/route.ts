import "server-only";
import type { z } from "zod";
import { type BinaryReply, type Endpoint, isBinary, type PathParams } from "../../api/endpoint";
import { Fault } from "../faults";
import { type Studio, studio } from "../studio";
import { limitedBody, readJson } from "./body";
import { isOwnHost, strangeOrigin } from "./host";
import { binaryReply, errorReply, invalidInput, jsonReply } from "./reply";

/** Body accepted by an endpoint that does not say. */
const MAX_BYTES = 1_000_000;

/** What a handler gets: parsed and checked. */
export interface RouteInput<Path extends string, Query extends z.ZodObject, Body extends z.ZodType | null> {
  request: Request;
  params: Record<PathParams<Path>, string>;
  query: z.output<Query>;
  /** For an unsafe method without a schema: the raw body, limited. */
  body: Body extends z.ZodType ? z.output<Body> : ReadableStream<Uint8Array> | null;
  /** Fires when the client has gone, or the studio shuts down. */
  signal: AbortSignal;
  studio: Studio;
}

type Reply<R> = R extends BinaryReply ? Response : R extends z.ZodType ? z.output<R> : never;
/** Next hands routes without parameters a promise of undefined, whatever its types say. */
type RouteHandler = (request: Request, context: { params: Promise<object | undefined> }) => Promise<Response>;

/**
 * Makes a route handler of an endpoint: every route of the API is made here, so that none forgets a check. Handlers throw
 * `Fault`; whatever else they throw is answered as a 500 without details.
 */
export function route<
  Path extends string,
  Query extends z.ZodObject,
  Body extends z.ZodType | null,
  R extends z.ZodType | BinaryReply,
>(
  endpoint: Endpoint<Path, Query, Body, R>,
  handle: (input: RouteInput<Path, Query, Body>) => Promise<Reply<R>>,
): RouteHandler {
  return async (request, context) => {
    try {
      checkSender(request);
      const params = checkParams((await context.params) ?? {}) as Record<PathParams<Path>, string>;
      const query = parseQuery(endpoint.query, request.url) as z.output<Query>;
      const body = (await readBody(endpoint, request)) as RouteInput<Path, Query, Body>["body"];
      if (request.method === "HEAD" && isBinary(endpoint.reply))
        return binaryReply(new Response(null, { headers: { "content-type": endpoint.reply.binary } }));
      const opened = await studio();
      const signal = AbortSignal.any([request.signal, opened.closing]);
      const reply = await handle({ request, params, query, body, signal, studio: opened });
      return reply instanceof Response ? binaryReply(reply) : jsonReply(endpoint.status ?? 200, reply);
    } catch (error) {
      return errorReply(error);
    }
  };
}

/** Answers paths of the API that do not exist. */
export async function unknownRoute(request: Request): Promise<Response> {
  try {
    checkSender(request);
    throw new Fault(
      404,
      "no-route",
      `There is no ${new URL(request.url).pathname} in this API. /api/openapi.json lists what there is.`,
    );
  } catch (error) {
    return errorReply(error);
  }
}

const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);

function checkSender(request: Request): void {
  const host = request.headers.get("host");
  if (!isOwnHost(host))
    throw new Fault(403, "host", `This studio does not answer to the host “${host ?? ""}”.`);
  if (SAFE.has(request.method)) return;
  const strange = strangeOrigin(request.headers);
  if (strange) throw new Fault(403, "origin", `Writes from ${strange} are refused.`);
}

function checkParams(params: object): Record<string, string> {
  for (const [name, value] of Object.entries(params)) {
    if (typeof value !== "string" || !/^[A-Za-z0-9_-]{1,64}$/.test(value))
      throw new Fault(404, "not-found", `There is no such ${name}.`);
  }
  return params as Record<string, string>;
}

function parseQuery(schema: z.ZodObject, url: string): unknown {
  const { searchParams } = new URL(url);
  const entries = [...searchParams];
  const twice = entries.find(([name], index) => entries.findIndex(([other]) => other === name) < index);
  if (twice) throw new Fault(400, "invalid-input", `query.${twice[0]}: given twice`);
  const parsed = schema.safeParse(Object.fromEntries(entries));
  if (!parsed.success) throw invalidInput("query", parsed.error);
  return parsed.data;
}

async function readBody(endpoint: Endpoint, request: Request): Promise<unknown> {
  if (SAFE.has(request.method)) return null;
  const limit = endpoint.maxBytes ?? MAX_BYTES;
  if (!endpoint.body) {
    const type = request.headers.get("content-type");
    if (type !== "application/octet-stream")
      throw new Fault(415, "content-type", "The body must be application/octet-stream.");
    return limitedBody(request, limit);
  }
  const parsed = endpoint.body.safeParse(await readJson(request, limit));
  if (!parsed.success) throw invalidInput("body", parsed.error);
  return parsed.data;
}
