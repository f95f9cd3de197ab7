import type { z } from "zod";
import { type Endpoint, isBinary, type PathParams } from "./endpoint";
import { type EndpointName, endpoints } from "./endpoints";
import { ApiError, Conflict } from "./schemas";

/** A refused or failed call, in the server's words. */
export class ApiFailure extends Error {
  override readonly name = "ApiFailure";
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly body: unknown,
  ) {
    super(message);
  }

  /** The state of things behind a 409 of a save, if this is one. */
  get conflict(): Conflict | null {
    return this.status === 409 ? (Conflict.safeParse(this.body).data ?? null) : null;
  }
}

type Table = typeof endpoints;
type QueryOf<E> = E extends Endpoint<string, infer Q> ? z.input<Q> : never;
type BodyOf<E> =
  E extends Endpoint<string, z.ZodObject, infer B> ? (B extends z.ZodType ? z.input<B> : undefined) : never;
type ReplyOf<E> =
  E extends Endpoint<string, z.ZodObject, z.ZodType | null, infer R>
    ? R extends z.ZodType
      ? z.output<R>
      : Uint8Array
    : never;
type ParamsOf<E> = E extends Endpoint<infer P> ? Record<PathParams<P>, string> : never;

export interface CallOptions<Name extends EndpointName> {
  params?: ParamsOf<Table[Name]>;
  query?: QueryOf<Table[Name]>;
  body?: BodyOf<Table[Name]>;
  signal?: AbortSignal;
  /** Where the server is; the page's own origin by default. */
  base?: string;
}

/** Calls the API: types and validation come from the endpoint. Throws `ApiFailure` on any answer that is not success. */
export async function callApi<Name extends EndpointName>(
  name: Name,
  options: CallOptions<Name> = {},
): Promise<ReplyOf<Table[Name]>> {
  const endpoint: Endpoint = endpoints[name];
  const response = await fetch(urlOf(endpoint, options.params, options.query, options.base), {
    method: endpoint.method,
    headers: options.body === undefined ? {} : { "content-type": "application/json" },
    body: options.body === undefined ? undefined : JSON.stringify(options.body),
    signal: options.signal,
  });
  if (!response.ok) throw await failureOf(response);
  if (isBinary(endpoint.reply)) return new Uint8Array(await response.arrayBuffer()) as ReplyOf<Table[Name]>;
  return endpoint.reply.parse(await response.json()) as ReplyOf<Table[Name]>;
}

/** The address of a call, path parameters and query filled in. */
export function urlOf(
  endpoint: Pick<Endpoint, "path">,
  params: Readonly<Record<string, string>> = {},
  query: Readonly<Record<string, unknown>> = {},
  base = "",
): string {
  const path = endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(params[name] ?? ""),
  );
  const search = new URLSearchParams(
    Object.entries(query).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)]])),
  );
  return `${base}${path}${search.size > 0 ? `?${search}` : ""}`;
}

async function failureOf(response: Response): Promise<ApiFailure> {
  const body: unknown = await response.json().catch(() => null);
  const parsed = ApiError.safeParse(body);
  if (parsed.success)
    return new ApiFailure(response.status, parsed.data.error.code, parsed.data.error.message, body);
  const message =
    response.status === 409
      ? "Somebody else saved this job in the meantime."
      : `The studio answered ${response.status}.`;
  return new ApiFailure(response.status, response.status === 409 ? "conflict" : "http", message, body);
}
