import type { z } from "zod";
import { Writer } from "../compiler/print/layout";
import { methodShape } from "../compiler/print/method-shape";
import type { InputPort, MethodSpec, OutputPort } from "../nodes/define-node";
import { fieldMeta } from "../nodes/fields";
import { soleOutput } from "../nodes/output-ports";
import { type AnyNodeDefinition, allNodeDefinitions } from "../nodes/registry";
import { isOptional, SettingTypes } from "./setting-types";

/**
 * The module `tenon` as one declaration file: the types of `table.ts` written out, with the documentation of every node
 * and setting. Checking a program against it takes a tenth of the time that the library's own sources take; a test
 * proves that both say the same.
 */
export function declarations(): string {
  const writer = new Writer(Number.POSITIVE_INFINITY);
  const types = new SettingTypes();
  const methods = (on: MethodSpec["on"]) =>
    allNodeDefinitions.filter((definition) => definition.method.on === on);
  for (const line of HEAD.split("\n")) writer.add(line);
  for (const definition of allNodeDefinitions) addSettings(writer, definition, types);
  const sections = {
    ReadMethods: "read",
    WriteMethods: "write",
    TableMethods: "table",
    CollectionMethods: "collection",
    JobMethods: "job",
  } as const;
  for (const [name, on] of Object.entries(sections)) {
    writer.add(`export interface ${name} {`);
    for (const definition of methods(on)) addMethod(writer, definition, types);
    writer.add("}");
  }
  for (const text of types.declarations.values()) writer.add(text);
  return writer.toString();
}

const optionsOf = ({ settings, method }: AnyNodeDefinition): [string, z.ZodType][] =>
  Object.entries(settings.shape as Record<string, z.ZodType>).filter(
    ([key]) => !method.positional.includes(key),
  );

function addSettings(writer: Writer, definition: AnyNodeDefinition, types: SettingTypes): void {
  const options = optionsOf(definition);
  if (options.length === 0) return;
  writer.add(`export interface ${settingsName(definition)} {`);
  for (const [key, schema] of options) {
    addComment(writer, settingWords(schema), 1);
    writer.add(types.member(key, schema, recursiveName(definition, key)), 1);
  }
  writer.add("}");
}

function addMethod(writer: Writer, definition: AnyNodeDefinition, types: SettingTypes): void {
  const { method, settings, outputs, description, type } = definition;
  const { receiver, ports } = methodShape(definition);
  const options = optionsOf(definition);
  const positional = method.positional.map((key) => {
    const schema = settings.shape[key] as z.ZodType;
    return { key, words: settingWords(schema), type: types.text(schema, recursiveName(definition, key)) };
  });
  const isOpen = options.every(([, schema]) => isOptional(schema));
  const each = outputs.find((output) => output.each !== undefined)?.each;
  const parameters = [
    "name: string",
    ...ports.map((port) => `${port === receiver ? "others" : port.name}: ${wireType(port)}`),
    ...positional.map(({ key, type }) => `${key}: ${type}`),
    ...(each !== undefined
      ? ["settings: S"]
      : options.length > 0
        ? [`settings${isOpen ? "?" : ""}: ${settingsName(definition)}`]
        : []),
  ];
  const entries = each === undefined ? "" : `{ readonly [Name in EntryNames<S, "${each}">]: Table } & `;
  const generic = each === undefined ? "" : `<const S extends ${settingsName(definition)}>`;
  const details = positional.map(({ key, words }) => `@param ${key} ${words}`);
  addComment(
    writer,
    [description, "@param name Name of the node, unique in the job.", ...details].join("\n"),
    1,
  );
  if (type === "custom-code") return void writer.add(`readonly ${method.name}: CodeMethod;`, 1);
  writer.add(
    `readonly ${method.name}: ${generic}(${parameters.join(", ")}) => ${entries}${resultType(outputs)};`,
    1,
  );
}

/** As `Result` of `table.ts` has it. */
function resultType(outputs: readonly OutputPort[]): string {
  if (outputs.length === 0) return "undefined";
  const fixed = outputs.filter(({ each }) => each === undefined);
  const sole = soleOutput(outputs);
  const members = fixed
    .filter((output) => output !== sole)
    .map(({ name, kind }) => `readonly ${name}: ${kind === "collection" ? "Collection" : "Table"};`);
  if (!sole || sole.each !== undefined) return `{ ${members.join(" ")} }`;
  return members.length > 0 ? `Table & { ${members.join(" ")} }` : "Table";
}

const wireType = ({ arity, kind }: InputPort): string =>
  kind === "collection"
    ? "Collection"
    : { one: "Table", many: "readonly Table[]", named: "Readonly<Record<string, Table>>" }[arity];

const settingsName = ({ type }: AnyNodeDefinition): string => `${pascalCase(type)}Settings`;
const recursiveName = ({ type }: AnyNodeDefinition, key: string): string =>
  `${pascalCase(type)}${pascalCase(key)}`;

const pascalCase = (text: string): string =>
  text.replaceAll(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** `Group by. One row for each combination… Default: [].` */
function settingWords(schema: z.ZodType): string {
  const meta = fieldMeta(schema);
  const initial = schema.safeParse(undefined);
  const words = [meta?.title, meta?.help]
    .filter((text) => text)
    .map((text) => (text as string).replace(/[.]?$/, "."));
  if (initial.success && initial.data !== undefined) words.push(`Default: ${JSON.stringify(initial.data)}.`);
  return words.join(" ");
}

function addComment(writer: Writer, text: string, depth: number): void {
  const lines = text.replaceAll("*/", "*\\/").split("\n");
  if (lines.length === 1) writer.add(`/** ${lines[0]} */`, depth);
  else for (const line of ["/**", ...lines.map((one) => ` * ${one}`), " */"]) writer.add(line, depth);
}

const HEAD = `/** SQL text as a program holds it; sql\`…\` makes it. */
declare class Sql {
  private readonly brand;
  readonly text: string;
  toString(): string;
  toJSON(): string;
}
export type { Sql };

/** What may stand in \${…} of a sql\`…\` text. A list becomes its members with commas between. */
export type SqlValue = Sql | string | number | bigint | boolean | null | readonly SqlValue[];

/** Takes a text as SQL, whatever it holds. */
export declare function sql(text: string): Sql;
/** SQL of a program. A value in \${…} becomes a quoted literal, another sql text is spliced in; backslashes are plain. */
export declare function sql(texts: TemplateStringsArray, ...values: readonly SqlValue[]): Sql;

/** A column or table name within sql\`…\`, quoted: sql\`\${ident("order")} > 3\`. */
export declare const ident: (name: string) => Sql;

/** A job as its module exports it. */
export interface DefinedJob {
  readonly name: string;
}

/** Defines a job; a module exports it as its default. Each method adds a node; its first argument is the node's name. */
export declare function defineJob(name: string, describe: (job: Job) => void | Promise<void>): DefinedJob;

/** Several tables at once, in order: what nodes that take a collection read. */
export interface Collection extends CollectionMethods {
  /** Tells a collection from a table; programs have no use for it. */
  readonly kind: "collection";
}

/** The names that settings give to outputs: of a list of \`{ name }\`, or the keys of a record. */
type EntryNames<S, Key extends string> = S extends { readonly [K in Key]: infer Entries }
  ? Entries extends readonly { readonly name: infer Name extends string }[]
    ? Name
    : keyof Entries & string
  : never;

/** A column of an input of custom code. */
export interface Column {
  name: string;
  /** In DuckDB's notation. */
  type: string;
}

/** An input of custom code. */
export interface InputTable extends Table {
  /** Its columns, in order. Tables that are made of it do not know theirs while the function runs. */
  readonly columns: readonly Column[];
}

/** Custom code: from the tables of the node's inputs, by name, to a table or to several. */
export type CodeFunction<Names extends string, Result> = (
  tables: { readonly [Name in Names]: InputTable },
  job: CodeJob,
) => Result;

/** What a function gives: one table, or one for each name of an output. */
export type CodeResult<Names extends readonly string[]> = Names extends readonly []
  ? Table
  : { readonly [Name in Names[number]]: Table };

/** The function of a custom transform: from the table of the node's input and the values of its form to a table. */
export type TransformFunction<Parameters> = (
  table: InputTable,
  parameters: Parameters,
  job: CodeJob,
) => Table;

/** Adds a node that stands for the nodes its function builds. */
export type CodeMethod = <
  const Inputs extends Readonly<Record<string, Table>>,
  const Names extends readonly string[] = [],
>(
  name: string,
  inputs: Inputs,
  code: CodeFunction<keyof Inputs & string, CodeResult<Names>>,
  settings?: { readonly outputs?: Names },
) => CodeResult<Names> & { readonly all: Collection };

/** What code builds nodes from that are no table's: \`job.sql(…)\`, \`job.inline(…)\`. */
export interface CodeJob extends JobMethods {
  /** A run's argument, or \`initial\` when the run has none of that name. */
  parameter(name: string, initial: string): string;
  /** Writes a line to the run's log. */
  log(...message: readonly unknown[]): void;
}

/** What a program builds its nodes from. */
export interface Job extends CodeJob {
  /** Sources: where rows come from. */
  readonly read: ReadMethods;
}

/** The rows of a node. Each method adds a node that reads them. */
export interface Table extends TableMethods {
  /** Targets: where these rows are written. */
  readonly write: WriteMethods;
}`;
