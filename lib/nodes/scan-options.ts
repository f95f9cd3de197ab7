import type { z } from "zod";
import { jsonEqual } from "../util/stable-json";

/** The options that were chosen: those that differ from their default in the settings' schema, so that plans stay small. */
export function chosenOptions(
  schema: z.ZodObject,
  options: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(options).filter(([name, value]) => {
      const initial = schema.shape[name]?.safeParse(undefined);
      return value !== undefined && !(initial?.success && jsonEqual(initial.data, value));
    }),
  );
}
