import type { z } from "zod";
import type { Column } from "../model/column";
import type { SqlText } from "../model/sql-text";
import type { InputPort, MethodSpec, OutputPort } from "../nodes/define-node";
import type { NodeDefinitions } from "../nodes/registry";
import type { Sql } from "./sql";

/**
 * The methods of a program, derived from the node definitions: a new node type has its method at once. The arguments
 * are the node's name, its further inputs, its positional settings, then one object with the other settings.
 */

/** The rows of a node. Each method adds a node that reads them. */
export interface Table extends TableMethods {
  /** Targets: where these rows are written. */
  readonly write: WriteMethods;
}

/** Several tables at once, in order: what nodes that take a collection read. */
export interface Collection extends CollectionMethods {
  /** Tells a collection from a table; programs have no use for it. */
  readonly kind: "collection";
}

/** What code builds nodes from that are no table's: `job.sql(…)`, `job.inline(…)`. */
export interface CodeJob extends JobMethods {
  /**
   * A run's argument, or `initial` when the run has none of that name. While a program is only recorded for the canvas,
   * every parameter has its initial value.
   */
  parameter(name: string, initial: string): string;
  /** Writes a line to the run's log. */
  log(...message: readonly unknown[]): void;
}

/** What a program builds its nodes from. */
export interface Job extends CodeJob {
  /** Sources: where rows come from. */
  readonly read: ReadMethods;
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

export interface TableMethods extends MethodsOn<"table"> {}
export interface CollectionMethods extends MethodsOn<"collection"> {}
export interface WriteMethods extends MethodsOn<"write"> {}
export interface ReadMethods extends MethodsOn<"read"> {}
export interface JobMethods extends MethodsOn<"job"> {}

type Definition = NodeDefinitions[number];

type MethodsOn<On extends MethodSpec["on"]> = {
  readonly [D in Extract<Definition, { method: { on: On } }> as D["method"]["name"]]: Method<D>;
};

type Method<D extends Definition> = D extends { type: "custom-code" }
  ? CodeMethod
  : EachSetting<D> extends never
    ? (
        name: string,
        ...args: [...InputArguments<D>, ...PositionalArguments<D>, ...OptionsArgument<D>]
      ) => Result<D["outputs"]>
    : <const S extends Accepted<Options<D>>>(
        name: string,
        ...args: [...InputArguments<D>, ...PositionalArguments<D>, settings: S]
      ) => { readonly [Name in EntryNames<S, EachSetting<D>>]: Table } & Result<D["outputs"]>;

/** The list setting that names a node's outputs. */
type EachSetting<D extends Definition> = Extract<D["outputs"][number], { each: string }>["each"];

/** The names that settings give to outputs: of a list of `{ name }`, or the keys of a record. */
export type EntryNames<S, Key extends string> = S extends { readonly [K in Key]: infer Entries }
  ? Entries extends readonly { readonly name: infer Name extends string }[]
    ? Name
    : keyof Entries & string
  : never;

/** Further inputs: the ports after the table the method is called on; that one's further wires when it takes many. */
type InputArguments<D extends Definition> = D["method"]["on"] extends "read"
  ? []
  : D["method"]["on"] extends "job"
    ? Ports<D["inputs"]>
    : D["inputs"] extends readonly [
          infer First extends InputPort,
          ...infer Others extends readonly InputPort[],
        ]
      ? First["arity"] extends "many"
        ? [others: readonly Table[], ...Ports<Others>]
        : Ports<Others>
      : [];

type Ports<P extends readonly InputPort[]> = P extends readonly [
  infer First extends InputPort,
  ...infer Others extends readonly InputPort[],
]
  ? [Wires<First>, ...Ports<Others>]
  : [];

type Wires<P extends InputPort> = P extends { kind: "collection" }
  ? Collection
  : P["arity"] extends "one"
    ? Table
    : P["arity"] extends "many"
      ? readonly Table[]
      : Readonly<Record<string, Table>>;

type Settings<D extends Definition> = z.input<D["settings"]>;

type PositionalArguments<D extends Definition> = Chosen<D["method"]["positional"], Settings<D>>;

type Chosen<Keys extends readonly string[], S> = Keys extends readonly [
  infer Key extends keyof S,
  ...infer Others extends readonly string[],
]
  ? [Accepted<S[Key]>, ...Chosen<Others, S>]
  : [];

type Options<D extends Definition> = Omit<Settings<D>, D["method"]["positional"][number]>;

type OptionsArgument<D extends Definition> = keyof Options<D> extends never
  ? []
  : Record<string, never> extends Options<D>
    ? [settings?: Accepted<Options<D>>]
    : [settings: Accepted<Options<D>>];

/** What a program may write for a setting: sql`…` where it is SQL, and lists that need not be mutable. */
type Accepted<T> = unknown extends T
  ? unknown
  : T extends SqlText
    ? Sql
    : T extends string | number | boolean | null | undefined
      ? T
      : T extends readonly (infer Item)[]
        ? readonly Accepted<Item>[]
        : { readonly [Key in keyof T]: Accepted<T[Key]> };

/** The table, with the optional outputs as its properties; or, of a node with several outputs, all by name. */
type Result<Outputs extends readonly OutputPort[]> = Outputs extends readonly []
  ? undefined
  : Required<Outputs> extends readonly [OutputPort]
    ? WithOptional<Extract<Outputs[number], { optional: true }>>
    : Named<Exclude<Outputs[number], { each: string }>>;

type Required<Outputs extends readonly OutputPort[]> = Outputs extends readonly [
  infer First extends OutputPort,
  ...infer Others extends readonly OutputPort[],
]
  ? First extends { optional: true }
    ? Required<Others>
    : [First, ...Required<Others>]
  : [];

type WithOptional<P extends OutputPort> = [P] extends [never] ? Table : Table & Named<P>;

type Named<P extends OutputPort> = {
  readonly [O in P as O["name"]]: O extends { kind: "collection" } ? Collection : Table;
};
