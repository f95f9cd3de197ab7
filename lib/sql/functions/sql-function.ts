/** A function of DuckDB's SQL as completion, hover help and the function list show it. */
export interface SqlFunction {
  /** As it is looked up; of a form of the grammar, the word it is known by. */
  name: string;
  group: FunctionGroup;
  /** With its arguments; optional ones in brackets: `round(number[, digits])`. */
  signatures: readonly string[];
  help: string;
  /** Type of the result; a letter (`T`) stands for the type of an argument. */
  returns: string;
  /**
   * Something that works as it stands; aggregates and window functions over the columns `x`, `y` (numbers) and `t` (text)
   * of a small table, table functions as a whole query.
   */
  example: string;
  /** What it gives, as text; of a window function a value for each row, of a table its rows. */
  result: string;
  /** Another value comes at every run: the result is one of them. */
  varies?: true;
  kind: "scalar" | "aggregate" | "window" | "table";
  /** A form of the grammar rather than an entry of the engine's list: `coalesce`, `BETWEEN`. */
  syntax?: true;
  /** Other names of the same function. */
  aliases: readonly string[];
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
  table: "Tables",
} as const;

export type FunctionGroup = keyof typeof FUNCTION_GROUPS;

const KINDS: Partial<Record<FunctionGroup, SqlFunction["kind"]>> = {
  aggregate: "aggregate",
  window: "window",
  table: "table",
};

/**
 * Functions of one group, a line each: `signature → type | help | example | result`. A star marks a form of the grammar
 * (`*name ⇒ form`), further signatures stand behind a semicolon, and `~` begins a result that varies.
 */
export const functionGroup = (group: FunctionGroup, lines: string): SqlFunction[] =>
  lines
    .trim()
    .split("\n")
    .map((line) => readLine(group, line));

function readLine(group: FunctionGroup, line: string): SqlFunction {
  const [head = "", help = "", example = "", result = ""] = line.split(" | ");
  const syntax = head.startsWith("*");
  const [form = "", ...more] = head.slice(syntax ? 1 : 0).split("; ");
  const [declared = "", returns = ""] = form.split(" → ");
  const [named, written] = declared.includes(" ⇒ ") ? declared.split(" ⇒ ") : [null, declared];
  const signature = written ?? "";
  const varies = result.startsWith("~");
  return {
    name: named ?? /^\w+/.exec(signature)?.[0] ?? signature,
    group,
    signatures: [signature, ...more],
    help,
    returns,
    example,
    result: varies ? result.slice(1) : result,
    kind: KINDS[group] ?? "scalar",
    aliases: [],
    ...(varies ? { varies } : {}),
    ...(syntax ? { syntax } : {}),
  };
}

/** The type of the result as it is shown behind a signature; empty for tables. */
export const shownReturns = ({ returns }: SqlFunction): string =>
  returns === "TABLE" ? "" : ` → ${returns.replaceAll(/[A-Z_]{2,}/g, (name) => name.toLowerCase())}`;

/** One argument of a signature. */
export interface Parameter {
  name: string;
  optional: boolean;
  /** Any number of them may follow. */
  repeats: boolean;
  /** Where it stands in the signature. */
  from: number;
  to: number;
}

/** The arguments of a call's signature, with their places in it; none for other forms. */
export function parametersOf(signature: string): Parameter[] {
  const open = /^\w+\(/.exec(signature)?.[0].length;
  if (open === undefined || !signature.endsWith(")")) return [];
  const parameters: Parameter[] = [];
  let depth = 0;
  let optional = 0;
  let start = open;
  const push = (end: number) => {
    const text = signature.slice(start, end);
    const trimmed = text.replace(/^[\s,[]+/, "").replace(/[\s\]]+$/, "");
    const from = start + text.indexOf(trimmed);
    const last = parameters.at(-1);
    if (trimmed === "…" && last) last.repeats = true;
    else if (trimmed !== "")
      parameters.push({
        name: trimmed,
        optional: optional > 0,
        repeats: false,
        from,
        to: from + trimmed.length,
      });
  };
  for (let at = open; at < signature.length; at++) {
    const character = signature.charAt(at);
    if (depth === 0 && (character === "[" || character === "," || at === signature.length - 1)) {
      // A lambda's parameters are not arguments: `lambda a, x: expression`.
      if (character === "," && /\blambda [^:]*$/.test(signature.slice(start, at))) continue;
      push(at);
      start = at + 1;
    }
    if (character === "[") optional++;
    if (character === "(") depth++;
    if (character === ")" && at < signature.length - 1) depth--;
  }
  return parameters;
}
