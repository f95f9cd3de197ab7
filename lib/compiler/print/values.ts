import { z } from "zod";
import { isCodeText } from "../../model/code-text";
import { isSqlText } from "../../model/sql-text";
import { fieldMeta } from "../../nodes/fields";
import { codeLines } from "../../util/reindent";
import { jsonEqual } from "../../util/stable-json";
import { tokensOf } from "../../util/typescript-tokens";
import { callDoc, isShort } from "./calls";
import { type Doc, group, hardLine, ifBroken, indent, joined, line, softLine } from "./layout";
import { fitsTemplate, numberLiteral, propertyKey, sqlTemplate } from "./literals";
import { textWidth } from "./text-width";
import { codeValue, textValue, type Value } from "./value";

/** A template, or a call where no template holds the text; a call with a short text breaks like a text. */
function sqlValue(text: string): Value {
  if (fitsTemplate(text)) return { ...codeValue(sqlTemplate(text)), usesSql: true };
  const literal = textValue(text);
  return {
    ...literal,
    doc: callDoc("sql", [literal]),
    kind: isShort(literal) ? "text" : "other",
    usesSql: true,
  };
}

/** A function as it was written, indented as its place asks; the inverse is `outdented`. */
function functionValue(text: string): Value {
  const [first, ...others] = codeLines(text);
  const doc: Doc = [
    first?.text ?? "",
    ...others.map((one): Doc => {
      if (one.fixed) return `\n${one.text}`;
      return one.text === "" ? "\n" : [hardLine, one.text];
    }),
  ];
  const tokens = tokensOf(text) ?? [];
  // Before a comment an argument has a line of its own, and what follows one at the end cannot stay on its line.
  const hasRemark = tokens[0]?.kind === "comment" || tokens.at(-1)?.kind === "comment";
  const ending = tokens.at(-1)?.text.startsWith("//") ? [hardLine] : [];
  return { ...codeValue(text), doc: [doc, ...ending], kind: hasRemark ? "other" : "function", size: 1 };
}

type Members = readonly (readonly [key: string, value: Value])[];

/** `{ a: 1, b }` */
export function objectValue(members: Members): Value {
  const content = [
    "{",
    indent([line, joined(members.map(memberDoc), [",", line])]),
    ifBroken(","),
    line,
    "}",
  ];
  const doc = members.length === 0 ? "{}" : group(content);
  return { doc, kind: "object", size: members.length, usesSql: members.some(([, { usesSql }]) => usesSql) };
}

/** Keys up to here are too short for a line of their own. */
const SHORT_KEY = 4;

function memberDoc([key, { doc, kind }]: Members[number]): Doc {
  if (key === doc) return key;
  const written = propertyKey(key);
  const breaksAfterKey = kind === "text" && textWidth(written) > SHORT_KEY;
  return breaksAfterKey ? group([written, ":", indent([line, doc])]) : [written, ": ", doc];
}

/** `[1, 2]`; a list of records has a line for each. */
export function arrayValue(values: readonly Value[]): Value {
  const [first] = values;
  const isNested = first?.kind === "object" || first?.kind === "array";
  const isTable = isNested && values.every(({ kind, size }) => kind === first.kind && size > 1);
  const docs = values.map(({ doc }) => doc);
  const content = ["[", indent([softLine, joined(docs, [",", line])]), ifBroken(","), softLine, "]"];
  const doc = values.length === 0 ? "[]" : group(content, isTable && values.length > 1);
  return { doc, kind: "array", size: values.length, usesSql: values.some(({ usesSql }) => usesSql) };
}

/** A setting's value as a program writes it: in the shortest form that its schema reads as the same value. */
export function settingValue(value: unknown, schema: z.ZodType): Value {
  const inner = core(schema);
  if (typeof value === "string" && isCodeText(inner)) return functionValue(value);
  if (typeof value === "string") return isSqlText(inner) ? sqlValue(value) : textValue(value);
  if (Array.isArray(value)) return listValue(value, schema, inner);
  if (isRecord(value) && inner instanceof z.ZodObject) return objectValue(settingMembers(value, inner));
  return literalValue(value);
}

/** The members of an object setting. */
export const settingMembers = (
  value: Readonly<Record<string, unknown>>,
  schema: z.ZodObject,
): [string, Value][] =>
  Object.entries(value).map(([key, own]) => [
    key,
    settingValue(own, (schema.shape[key] ?? z.json()) as z.ZodType),
  ]);

function listValue(value: readonly unknown[], schema: z.ZodType, list: z.ZodType): Value {
  const element = list instanceof z.ZodArray ? (list.element as z.ZodType) : z.json();
  const pair = fieldMeta(schema)?.recordOf;
  const entries = pair && recordEntries(value, pair);
  const members = core(element);
  if (entries && members instanceof z.ZodObject) {
    const inner = members.shape[pair[1]] as z.ZodType;
    return objectValue(entries.map(([key, own]) => [key, settingValue(own, inner)]));
  }
  const [only] = value;
  if (value.length === 1 && typeof only === "string" && readsAs(only, value, schema)) return textValue(only);
  return arrayValue(value.map((own) => settingValue(own, element)));
}

const INTEGER_LIKE = /^(0|[1-9][0-9]*)$/;

/** Pairs as the entries of a record, where its keys are unique, keep their order, and are harmless. */
function recordEntries(
  value: readonly unknown[],
  [key, inner]: readonly [string, string],
): [string, unknown][] | null {
  const entries = value.filter(isRecord).map((pair): [string, unknown] => [String(pair[key]), pair[inner]]);
  const keys = new Set(entries.map(([name]) => name));
  const isHarmless = !keys.has("__proto__") && ![...keys].some((name) => INTEGER_LIKE.test(name));
  return keys.size === value.length && isHarmless ? entries : null;
}

function readsAs(short: unknown, value: unknown, schema: z.ZodType): boolean {
  const read = schema.safeParse(short);
  return read.success && jsonEqual(read.data, value);
}

/** A JSON value that no schema describes. */
function literalValue(value: unknown): Value {
  if (typeof value === "string") return textValue(value);
  if (typeof value === "number") return codeValue(numberLiteral(value));
  if (Array.isArray(value)) return arrayValue(value.map(literalValue));
  if (!isRecord(value)) return codeValue(String(value));
  return objectValue(Object.entries(value).map(([key, own]) => [key, literalValue(own)]));
}

/** The schema under defaults, optionals, preprocessing and recursion. */
function core(schema: z.ZodType): z.ZodType {
  let current = schema;
  for (;;) {
    const def = current.def as { innerType?: z.ZodType; out?: z.ZodType; getter?: () => z.ZodType };
    const next = def.innerType ?? def.out ?? def.getter?.();
    if (!next) return current;
    current = next;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
