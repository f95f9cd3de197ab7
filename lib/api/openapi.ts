import { z } from "zod";
import { Column } from "../model/column";
import { Diagnostic } from "../model/diagnostic";
import { Difference } from "../model/difference";
import { Job, JobSettings } from "../model/job";
import { JobRun, NodeRun, OutputFile, RunError, RunEvent } from "../model/job-run";
import { Pipeline, PipelineNode } from "../model/pipeline";
import { stableJson } from "../util/stable-json";
import { type Endpoint, isBinary } from "./endpoint";
import { type EndpointName, endpoints } from "./endpoints";
import * as s from "./schemas";

/** Schemas that stand once, under a name, and are referred to. */
const NAMED: Record<string, z.ZodType> = {
  Job,
  JobSettings,
  JobRun,
  NodeRun,
  OutputFile,
  RunError,
  RunEvent,
  Pipeline,
  PipelineNode,
  Column,
  Diagnostic,
  Difference,
  JobSummary: s.JobSummary,
  JobVersion: s.JobVersion,
  Conflict: s.Conflict,
  ColumnProfile: s.ColumnProfile,
  FileEntry: s.FileEntry,
  ApiError: s.ApiError,
};

type JsonObject = Record<string, unknown>;

/** This API as an OpenAPI 3.1 document, derived from the endpoints. */
export function openApiDocument(version: string): { openapi: string; [key: string]: unknown } {
  const schemas = new Schemas();
  const paths: Record<string, JsonObject> = {};
  for (const [name, endpoint] of Object.entries(endpoints) as [EndpointName, Endpoint][]) {
    paths[endpoint.path] = {
      ...paths[endpoint.path],
      [endpoint.method.toLowerCase()]: operation(name, endpoint, schemas),
    };
  }
  const tags = [...new Set(Object.values(endpoints).map(({ tag }) => tag))].map((name) => ({ name }));
  return {
    openapi: "3.1.1",
    info: {
      title: "Tenon",
      version,
      description: "The REST API of a Tenon studio. It listens on this machine only.",
    },
    servers: [{ url: "/" }],
    tags,
    paths,
    components: { schemas: schemas.components },
  };
}

function operation(operationId: string, endpoint: Endpoint, schemas: Schemas): JsonObject {
  const { summary, tag, path, query, body, reply, status = 200, method, maxBytes } = endpoint;
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: "path",
    required: true,
    schema: { type: "string" },
  }));
  const content = isBinary(reply)
    ? { [reply.binary]: {} }
    : { "application/json": { schema: schemas.add(reply, "output") } };
  const error = (schema: z.ZodType) => ({ "application/json": { schema: schemas.add(schema, "output") } });
  const isVersioned = body instanceof z.ZodObject && "baseVersion" in body.shape;
  return {
    operationId,
    summary,
    tags: [tag],
    parameters: [...inPath, ...queryParameters(query, schemas)],
    ...(method !== "GET" && {
      requestBody: {
        required: true,
        content: requestContent(body, schemas),
        ...(maxBytes && { description: `At most ${maxBytes} bytes.` }),
      },
    }),
    responses: {
      [status]: { description: "Success", content },
      ...(isVersioned && { 409: { description: "The job has moved on", content: error(s.Conflict) } }),
      default: { description: "What went wrong, in words", content: error(s.ApiError) },
    },
  };
}

const requestContent = (body: z.ZodType | null, schemas: Schemas): JsonObject =>
  body ? { "application/json": { schema: schemas.add(body, "input") } } : { "application/octet-stream": {} };

function queryParameters(query: z.ZodObject, schemas: Schemas): JsonObject[] {
  const { properties = {}, required = [] } = schemas.add(query, "input") as {
    properties?: Record<string, JsonObject>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, { description, ...schema }]) => ({
    name,
    in: "query",
    required: required.includes(name),
    ...(description !== undefined && { description }),
    schema,
  }));
}

/** Collects named schemas while they are referred to, each once. */
class Schemas {
  readonly components: Record<string, unknown> = {};
  private readonly texts = new Map<string, string>();
  private readonly registry = z.registry<{ id: string }>();

  constructor() {
    for (const [id, schema] of Object.entries(NAMED)) this.registry.add(schema, { id });
  }

  /** The JSON schema of a Zod schema, its definitions moved to the components. */
  add(schema: z.ZodType, io: "input" | "output"): JsonObject {
    const wrapped = z.toJSONSchema(z.object({ it: schema }), { metadata: this.registry, io });
    const definitions = Object.entries(wrapped.$defs ?? {});
    // The only schemas without a name of their own are those of any JSON value.
    const bases = new Map(definitions.map(([name]) => [name, name.startsWith("__schema") ? "Json" : name]));
    const names = new Map(
      definitions.map(([name, definition]) => [
        name,
        this.nameOf(bases.get(name) ?? name, relinked(definition, bases), io),
      ]),
    );
    for (const [name, definition] of definitions)
      this.components[names.get(name) ?? name] = relinked(definition, names);
    return relinked(wrapped.properties?.it, names) as JsonObject;
  }

  /** A schema whose input differs from its output (defaults) has two names; equal ones share one. */
  private nameOf(base: string, definition: unknown, io: "input" | "output"): string {
    const text = stableJson(definition);
    for (let count = 1; ; count++) {
      const suffix =
        count === 1 ? "" : `${io === "input" ? "Input" : "Output"}${count === 2 ? "" : count - 1}`;
      const candidate = base + suffix;
      const known = this.texts.get(candidate);
      if (known !== undefined && known !== text) continue;
      this.texts.set(candidate, text);
      return candidate;
    }
  }
}

const PREFIX = "#/$defs/";

/** A copy of a JSON schema whose references point to the components. */
function relinked(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) return value.map((inner) => relinked(inner, names));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => {
      if (key === "id" && typeof inner === "string") return [];
      if (key !== "$ref" || typeof inner !== "string" || !inner.startsWith(PREFIX))
        return [[key, relinked(inner, names)]];
      const name = inner.slice(PREFIX.length);
      return [[key, `#/components/schemas/${names.get(name) ?? name}`]];
    }),
  );
}
