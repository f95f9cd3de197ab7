import { describe, expect, test } from "vitest";
import { z } from "zod";
import { type Endpoint, isBinary } from "./endpoint";
import { type EndpointName, endpoints } from "./endpoints";
import { openApiDocument } from "./openapi";

const document = openApiDocument("1.2.3");
const Operation = z.object({
  operationId: z.string(),
  parameters: z.array(
    z.object({
      name: z.string(),
      in: z.enum(["path", "query"]),
      required: z.boolean(),
      schema: z.looseObject({}),
    }),
  ),
  requestBody: z.object({ content: z.record(z.string(), z.looseObject({})) }).optional(),
  responses: z.record(
    z.string(),
    z.object({ description: z.string(), content: z.record(z.string(), z.looseObject({})) }),
  ),
});
const Shape = z.object({
  openapi: z.string().regex(/^3\.1\.\d+$/),
  info: z.object({ title: z.string(), version: z.literal("1.2.3") }),
  paths: z.record(
    z.string(),
    z
      .record(z.enum(["get", "post", "put", "delete"]), Operation)
      .or(z.partialRecord(z.enum(["get", "post", "put", "delete"]), Operation)),
  ),
  components: z.object({ schemas: z.record(z.string().regex(/^[A-Za-z0-9._-]+$/), z.looseObject({})) }),
});
const shape = Shape.parse(document);

/** Every value of `$ref` anywhere below. */
function* references(value: unknown): Generator<string> {
  if (typeof value !== "object" || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    if (key === "$ref" && typeof inner === "string") yield inner;
    else yield* references(inner);
  }
}

describe.each(Object.entries(endpoints) as [EndpointName, Endpoint][])("%s", (name, endpoint) => {
  const operation = shape.paths[endpoint.path]?.[endpoint.method.toLowerCase() as "get"];

  test("is there with its parameters, body and replies", () => {
    expect(operation?.operationId).toBe(name);
    const names = (place: string) =>
      operation?.parameters.filter((parameter) => parameter.in === place).map((parameter) => parameter.name);
    expect(names("path")).toEqual(
      [...endpoint.path.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => parameter),
    );
    expect(names("query")).toEqual(Object.keys(endpoint.query.shape));
    expect(operation?.requestBody !== undefined).toBe(endpoint.method !== "GET");
    const success = operation?.responses[String(endpoint.status ?? 200)]?.content;
    expect(Object.keys(success ?? {})).toEqual([
      isBinary(endpoint.reply) ? endpoint.reply.binary : "application/json",
    ]);
    expect(operation?.responses.default).toBeDefined();
  });
});

test("every reference resolves, and every named schema is used", () => {
  const found = new Set(references(document));
  expect(found.size).toBeGreaterThan(10);
  const known = Object.keys(shape.components.schemas).map((name) => `#/components/schemas/${name}`);
  expect([...found].filter((reference) => !known.includes(reference))).toEqual([]);
  expect(known.filter((reference) => !found.has(reference))).toEqual([]);
});

test("a conflict is part of what a save may answer", () => {
  expect(shape.paths["/api/jobs/{id}"]?.put?.responses["409"]?.content).toEqual({
    "application/json": { schema: { $ref: "#/components/schemas/Conflict" } },
  });
});

test("says the same every time", () => {
  expect(openApiDocument("1.2.3")).toEqual(document);
});
