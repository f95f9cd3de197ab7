import type { z } from "zod";

/** One call of the REST API: route handlers, the typed client and the OpenAPI document are derived from it. */
export interface Endpoint<
  Path extends string = string,
  Query extends z.ZodObject = z.ZodObject,
  Body extends z.ZodType | null = z.ZodType | null,
  Reply extends z.ZodType | BinaryReply = z.ZodType | BinaryReply,
> {
  method: "GET" | "POST" | "PUT" | "DELETE";
  /** With `{name}` for path parameters: `/api/jobs/{id}`. */
  path: Path;
  summary: string;
  tag: string;
  query: Query;
  body: Body;
  reply: Reply;
  /** HTTP status of success; 200 unless said. */
  status?: number;
  /** Largest body accepted, in bytes. */
  maxBytes?: number;
}

/** A reply that is not JSON: its media type. */
export interface BinaryReply {
  binary: string;
}

/** Names of the `{…}` parameters of a path. */
export type PathParams<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | PathParams<Rest>
  : never;

export const defineEndpoint = <
  const Path extends string,
  Query extends z.ZodObject,
  Body extends z.ZodType | null,
  Reply extends z.ZodType | BinaryReply,
>(
  endpoint: Endpoint<Path, Query, Body, Reply>,
): Endpoint<Path, Query, Body, Reply> => endpoint;

export const isBinary = (reply: z.ZodType | BinaryReply): reply is BinaryReply => "binary" in reply;
