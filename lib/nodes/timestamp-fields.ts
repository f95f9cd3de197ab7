import { z } from "zod";
import { asSql, type SqlText } from "../model/sql-text";
import { type PatternUse, strftimePattern } from "../sql/time-pattern";
import { choiceField, type FieldMeta, field } from "./fields";

/** A pattern for times, in strftime's or in Java's codes. */
export const timePatternField = (meta: Omit<FieldMeta, "widget">, use: PatternUse) => {
  const schema = z
    .string()
    .min(1, "is required")
    .max(1000)
    .regex(/^[^\0]*$/, "cannot hold the character NUL")
    .superRefine((pattern, context) => {
      const translated = strftimePattern(pattern, use);
      if (!translated.ok)
        context.addIssue({
          code: "custom",
          message: `cannot hold ${translated.error}; quote text as 'text'`,
        });
    });
  return field(schema, { placeholder: "yyyy-MM-dd HH:mm:ss", ...meta, widget: "text" });
};

/** The pattern as DuckDB takes it. A setting was checked by its field. */
export function patternOf(pattern: string, use: PatternUse): string {
  const translated = strftimePattern(pattern, use);
  if (!translated.ok) throw new Error(`A pattern cannot hold ${translated.error}.`);
  return translated.value;
}

const TIMESTAMP_TYPES = ["TIMESTAMP", "TIMESTAMP WITH TIME ZONE"] as const;

/** Whether a time is kept as UTC or as an instant. */
export const timestampTypeField = (meta: Omit<FieldMeta, "widget" | "title">) =>
  choiceField(TIMESTAMP_TYPES, {
    ...meta,
    title: "Type",
    labels: { TIMESTAMP: "TIMESTAMP, in UTC", "TIMESTAMP WITH TIME ZONE": "TIMESTAMP WITH TIME ZONE" },
  });

/** A TIMESTAMP in UTC as the type that was chosen. */
export const inType = (utc: SqlText, type: (typeof TIMESTAMP_TYPES)[number]): SqlText =>
  type === "TIMESTAMP" ? utc : asSql(`(${utc}) AT TIME ZONE 'UTC'`);
