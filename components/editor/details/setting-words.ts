import type { z } from "zod";

/** Title and help that a schema carries. */
export function settingWords(schema: z.ZodType): { title: string; help: string | undefined } {
  const { title = "", help } = schema.meta() ?? {};
  return { title, help: typeof help === "string" ? help : undefined };
}
