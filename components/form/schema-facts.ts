import { z } from "zod";
import { type FieldMeta, fieldMeta } from "@/lib/nodes/fields";
import { fieldsOf } from "@/lib/nodes/references";
import type { AnyNodeDefinition } from "@/lib/nodes/registry";

/** What a form needs to know of one setting, read from its schema. */
export interface FieldFacts {
  key: string;
  meta: FieldMeta;
  /** The value a node has without the setting; undefined where there is none. */
  initial: unknown;
  /** The node works without the setting. */
  optional: boolean;
  /** The values of a choice. */
  choices: readonly string[];
  limits: { least: number | undefined; most: number | undefined };
  /** An empty number is null rather than missing. */
  nullable: boolean;
}

/** The fields of a node type in the order of its form. */
export function fieldFacts(definition: AnyNodeDefinition): readonly FieldFacts[] {
  const found = known.get(definition);
  if (found) return found;
  const facts = fieldsOf(definition.settings).map(([key, meta]) =>
    factsOf(key, meta, definition.settings.shape[key] as z.ZodType),
  );
  known.set(definition, facts);
  return facts;
}
const known = new WeakMap<AnyNodeDefinition, readonly FieldFacts[]>();

function factsOf(key: string, meta: FieldMeta, schema: z.ZodType): FieldFacts {
  const empty = schema.safeParse(undefined);
  const inner = unwrapped(schema);
  return {
    key,
    meta,
    initial: empty.success ? empty.data : undefined,
    optional: empty.success,
    choices: inner instanceof z.ZodEnum ? inner.options.map(String) : [],
    limits:
      inner instanceof z.ZodNumber
        ? { least: finite(inner.minValue), most: finite(inner.maxValue) }
        : { least: undefined, most: undefined },
    nullable: schema.safeParse(null).success,
  };
}

function unwrapped(schema: z.ZodType): z.ZodType {
  const inner = (schema.def as { innerType?: z.ZodType }).innerType;
  return inner ? unwrapped(inner) : schema;
}

const finite = (limit: number | null): number | undefined =>
  limit !== null && Number.isSafeInteger(limit) && Math.abs(limit) < Number.MAX_SAFE_INTEGER
    ? limit
    : undefined;

export { fieldMeta };
