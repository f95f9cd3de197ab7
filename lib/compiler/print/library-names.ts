import { tokensOf } from "../../util/typescript-tokens";
import { type Doc, group, ifBroken, indent, joined, line } from "./layout";

/** What code may use of the library, values and types, as an import lists it. */
const LIBRARY: Readonly<Record<string, "value" | "type">> = {
  CodeFunction: "type",
  CodeJob: "type",
  CodeResult: "type",
  Collection: "type",
  Column: "type",
  defineJob: "value",
  ident: "value",
  InputTable: "type",
  Job: "type",
  Sql: "type",
  sql: "value",
  SqlValue: "type",
  Table: "type",
  TransformFunction: "type",
};

/** The names of the library that stand in a piece of code; one that means something else there does no harm. */
export const libraryNames = (code: string): string[] =>
  [
    ...new Set(
      (tokensOf(code) ?? []).filter(({ kind, text }) => kind === "name" && Object.hasOwn(LIBRARY, text)),
    ),
  ].map(({ text }) => text);

/** Everything code may use, as it is imported for code that stands by itself. */
export const everyName: readonly string[] = Object.keys(LIBRARY);

const specifier = (name: string): string => (LIBRARY[name] === "type" ? `type ${name}` : name);

/** `import { defineJob, sql } from "tenon";` */
export function importDoc(names: ReadonlySet<string>): Doc {
  const specifiers = everyName.filter((name) => names.has(name)).map(specifier);
  const list = [indent([line, joined(specifiers, [",", line])]), ifBroken(","), line];
  return group(["import {", ...list, '} from "tenon";']);
}

/** The same on one line. */
export const importLine = (names: readonly string[]): string =>
  `import { ${names.map(specifier).join(", ")} } from "tenon";`;
