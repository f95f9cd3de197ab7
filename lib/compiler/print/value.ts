import type { Doc } from "./layout";
import { stringLiteral } from "./literals";

/** A value of source code, with what a call needs to know to lay it out among its arguments. */
export interface Value {
  doc: Doc;
  kind: "object" | "array" | "text" | "function" | "other";
  /** Number of members of an object or an array; 1 for a function. */
  size: number;
  usesSql: boolean;
}

/** Source text as it stands: a variable, a number, `null`. */
export const codeValue = (text: string): Value => ({ doc: text, kind: "other", size: 0, usesSql: false });
export const textValue = (text: string): Value => ({ ...codeValue(stringLiteral(text)), kind: "text" });
