/** A function of DuckDB's SQL as completion and documentation show it. */
export interface SqlFunction {
  name: string;
  group: FunctionGroup;
  /** With its arguments; optional ones in brackets: `round(number[, digits])`. */
  signature: string;
  help: string;
  /** Type of the result; a letter (`T`) stands for the type of an argument. */
  returns: string;
  /** A call that works; aggregates are over columns `x`, `y` (numbers) and `t` (text). */
  example: string;
  aggregate?: true;
  /** Works only with OVER; aggregates work with it too. */
  window?: true;
  /** A form of the grammar rather than an entry of the engine's list: `coalesce`, `try_cast`. */
  syntax?: true;
}

export const FUNCTION_GROUPS = {
  text: "Text",
  number: "Numbers",
  date: "Dates and times",
  conditional: "Conditions and types",
  aggregate: "Aggregates",
  window: "Window functions",
  list: "Lists",
  struct: "Structs and maps",
  json: "JSON",
  regex: "Regular expressions",
  hash: "Hashes and encodings",
} as const;

export type FunctionGroup = keyof typeof FUNCTION_GROUPS;

type Row = readonly [signature: string, returns: string, help: string, example: string];

/** Functions of one group, a row each. */
export const functionGroup = (
  group: FunctionGroup,
  rows: readonly Row[],
  extra: Pick<SqlFunction, "aggregate" | "window" | "syntax"> = {},
): SqlFunction[] =>
  rows.map(([signature, returns, help, example]) => ({
    name: /^\w+/.exec(signature)?.[0] ?? signature,
    group,
    signature,
    help,
    returns,
    example,
    ...extra,
  }));
