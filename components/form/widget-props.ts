import type { Diagnostic } from "@/lib/model/diagnostic";
import type { PipelineNode } from "@/lib/model/pipeline";
import type { FieldFacts } from "./schema-facts";

export type SettingValue = PipelineNode["settings"][string];

/** What every widget gets. The value may be any draft: widgets show what they understand and lose nothing else. */
export interface WidgetProps {
  facts: FieldFacts;
  /** As stored, or the default. */
  value: unknown;
  /** `undefined` takes the setting back to its default. */
  onChange: (value: SettingValue | undefined) => void;
  /** What is wrong with the field or inside of it. */
  diagnostics: readonly Diagnostic[];
}

export const asText = (value: unknown): string =>
  typeof value === "string" ? value : typeof value === "number" ? String(value) : "";

export const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

export const asTexts = (value: unknown): string[] => asList(value).map(asText);

export const asRecord = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};

/** Pairs as a document holds them, from a list or from the record a program may have written. */
export function asPairs(value: unknown, key: string, content: string): Readonly<Record<string, unknown>>[] {
  if (Array.isArray(value)) return value.map(asRecord);
  return Object.entries(asRecord(value)).map(([name, inner]) => ({ [key]: name, [content]: inner }));
}
