import { z } from "zod";
import { type Diagnostic, diagnose } from "../model/diagnostic";
import { nearest } from "../util/nearest";
import { jsonEqual } from "../util/stable-json";
import { fieldMeta } from "./fields";
import type { AnyNodeDefinition } from "./registry";

export type ParsedSettings =
  | { ok: true; settings: Record<string, unknown> }
  | { ok: false; diagnostics: Diagnostic[] };

/** The settings as lowering gets them, defaults filled in; or what is wrong, each at its field, in the field's words. */
export function parseSettings(definition: AnyNodeDefinition, raw: unknown): ParsedSettings {
  try {
    const parsed = definition.settings.safeParse(raw, { reportInput: true });
    if (parsed.success) return { ok: true, settings: parsed.data };
    return {
      ok: false,
      diagnostics: parsed.error.issues.flatMap((issue) => issueDiagnostics(definition, issue)),
    };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const title = definition.title;
    return {
      ok: false,
      diagnostics: [diagnose("setting/invalid", { title, detail: "the settings are nested too deep" })],
    };
  }
}

/**
 * The settings as a document holds them: values equal to their default left out, keys in the order of the schema,
 * shorthands written out. Settings that do not parse are returned as they are, so that a draft can always be saved.
 */
export function canonicalSettings<S>(definition: AnyNodeDefinition, raw: S): S | Record<string, unknown> {
  const parsed = parseSettings(definition, raw);
  return parsed.ok ? (withoutDefaults(definition.settings, parsed.settings) as Record<string, unknown>) : raw;
}

/** What is left of a parsed value when everything its schema would fill in is taken out. */
function withoutDefaults(schema: z.core.$ZodType, value: unknown): unknown {
  if (schema instanceof z.ZodObject && isRecord(value)) {
    const entries = Object.entries(schema.shape).flatMap(([key, inner]) => {
      const content = value[key];
      if (content === undefined || isDefault(inner, content)) return [];
      return [[key, withoutDefaults(inner, content)]];
    });
    return Object.fromEntries(entries);
  }
  if (schema instanceof z.ZodArray && Array.isArray(value)) {
    return value.map((item) => withoutDefaults(schema.element, item));
  }
  const inner = innerSchema(schema);
  return inner && value !== null ? withoutDefaults(inner, value) : value;
}

function isDefault(schema: z.core.$ZodType, value: unknown): boolean {
  if (!(schema instanceof z.ZodDefault)) return false;
  return jsonEqual(schema.def.defaultValue, value);
}

/** The schema of the output below a wrapper: a default, an optional, a preprocessed or a recursive schema. */
function innerSchema(schema: z.core.$ZodType): z.core.$ZodType | undefined {
  if (schema instanceof z.ZodPipe) return schema.out;
  if (schema instanceof z.ZodLazy) return schema.def.getter();
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) {
    return schema.def.innerType;
  }
  return undefined;
}

type Issue = z.core.$ZodIssue;

function issueDiagnostics(definition: AnyNodeDefinition, issue: Issue): Diagnostic[] {
  const field = issue.path.map((part) => (typeof part === "number" ? part : String(part)));
  if (issue.code === "unrecognized_keys") return unknownKeys(definition, issue.keys, field);
  const title = fieldTitle(definition, field);
  if (isMissing(issue)) return [diagnose("setting/missing", { title }, { field })];
  const choices = issue.code === "invalid_value" ? choicesFor(issue) : undefined;
  return [diagnose("setting/invalid", { title, detail: issueDetail(issue) }, { field }, choices)];
}

/** `Compute, line 2, expression` for `["compute", 1, "expression"]`. */
function fieldTitle(definition: AnyNodeDefinition, field: readonly (string | number)[]): string {
  const [key, ...rest] = field;
  if (key === undefined) return definition.title;
  const schema = definition.settings.shape[String(key)] as z.ZodType | undefined;
  const title = (schema && fieldMeta(schema)?.title) ?? String(key);
  return [title, ...rest.map((part) => (typeof part === "number" ? `line ${part + 1}` : part))].join(", ");
}

function unknownKeys(
  definition: AnyNodeDefinition,
  keys: readonly string[],
  field: readonly (string | number)[],
): Diagnostic[] {
  const known = field.length === 0 ? Object.keys(definition.settings.shape) : [];
  const where = field.length === 0 ? definition.title : fieldTitle(definition, field);
  return keys.map((key) => {
    const choices = nearest(key, known);
    const hint =
      choices.length > 0
        ? `; the nearest is “${choices[0]}”`
        : known.length > 0
          ? `; there are ${listed(known)}`
          : "";
    const detail = `there is no setting “${key}”${hint}`;
    return diagnose("setting/invalid", { title: where, detail }, { field: [...field, key] }, choices);
  });
}

const REQUIRED = "is required";

const isMissing = (issue: Issue): boolean =>
  issue.message === REQUIRED ||
  ((issue.code === "invalid_type" || issue.code === "invalid_value") && issue.input === undefined);

const choicesFor = (issue: z.core.$ZodIssueInvalidValue): string[] => {
  const values = issue.values.map(String);
  const near = typeof issue.input === "string" ? nearest(issue.input, values) : [];
  return [...near, ...values.filter((value) => !near.includes(value))];
};

const EXPECTED: Readonly<Record<string, string>> = {
  string: "a text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "an object",
  record: "an object",
};

function issueDetail(issue: Issue): string {
  switch (issue.code) {
    case "invalid_type":
      return `it is ${EXPECTED[issue.expected] ?? issue.expected}, not ${described(issue.input)}`;
    case "invalid_value":
      return `${described(issue.input)} is not one of ${listed(issue.values.map(String))}`;
    case "too_small":
      return ownWords(issue) ?? `it is at least ${amount(issue.minimum, issue.origin)}`;
    case "too_big":
      return ownWords(issue) ?? `it is at most ${amount(issue.maximum, issue.origin)}`;
    default:
      return ownWords(issue) ?? "it is not valid";
  }
}

/** A message that a field gave itself, rather than Zod's. */
const ownWords = ({ message }: Issue): string | undefined => {
  if (/^(Invalid|Too (small|big)|Unrecognized)/.test(message)) return undefined;
  return /^(is|cannot|must) /.test(message) ? `it ${message}` : message;
};

const amount = (limit: number | bigint, origin: string): string => {
  if (origin === "string") return `${limit} characters`;
  return origin === "array" ? `${limit} entries` : String(limit);
};

const described = (input: unknown): string => {
  if (typeof input === "string") return `“${input.length > 40 ? `${input.slice(0, 39)}…` : input}”`;
  if (typeof input === "number" || typeof input === "boolean" || input === null) return String(input);
  return Array.isArray(input) ? "a list" : input === undefined ? "nothing" : "an object";
};

const listed = (values: readonly string[]): string =>
  values.length > 1 ? `${values.slice(0, -1).join(", ")} and ${values.at(-1)}` : values.join();

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
