import { z } from "zod";
import { isFunction } from "../util/typescript-function";

/**
 * TypeScript of one function, branded so that the types of a program ask for a function where a document holds its text.
 * The text is kept as it was written, comments and types included.
 */
export type CodeText = string & z.$brand<"code">;

const codeTexts = z.registry<{ language: "typescript" }>();

/** Characters that source text cannot hold, that would not come back as they are, or that count as lines only for some. */
const UNSAFE = /(?![\t\n])\p{Cc}|\p{Cs}|[\u2028\u2029]/u;

/** The schema of a setting that holds one function. */
export const codeText = () =>
  z
    .string()
    .max(500_000)
    .overwrite((text) => text.replaceAll(/\r\n?/g, "\n").trim())
    .min(1, "is required")
    .refine((text) => !UNSAFE.test(text), "cannot hold control characters")
    .refine((text) => text === "" || isFunction(text), "is one function, such as ({ orders }) => orders")
    .brand<"code", "inout">()
    .register(codeTexts, { language: "typescript" });

/** Whether a schema comes from `codeText`: such settings are printed as the function they are. */
export const isCodeText = (schema: z.ZodType): boolean => codeTexts.get(schema as z.ZodString) !== undefined;
