import {
  type Completion,
  type CompletionContext,
  type CompletionSource,
  insertCompletionText,
  snippetCompletion,
} from "@codemirror/autocomplete";
import { shortType } from "@/components/grid/type-icon";
import type { Column } from "@/lib/model/column";
import { sqlFunctions } from "@/lib/sql/functions/catalogue";
import type { SqlFunction } from "@/lib/sql/functions/sql-function";
import { writeIdentifier } from "@/lib/sql/lens/identifier";
import { functionHelp } from "./function-help";
import { functionSnippet } from "./function-snippet";

export interface SqlNames {
  /** Columns that can be named as they are. */
  columns: readonly Column[];
  /** Tables by alias, for `alias.column`. */
  tables?: Readonly<Record<string, readonly Column[]>>;
  /** A whole SELECT is written, so tables and clauses are offered too. */
  query?: boolean;
  aggregates?: boolean;
  /** Functions that work only over a window. */
  windows?: boolean;
}

/** Offers columns first, then tables, functions with their signatures, and the words between them. */
export function sqlCompletion({
  columns,
  tables = {},
  query = false,
  aggregates = true,
  windows = query,
}: SqlNames): CompletionSource {
  const names = [
    ...columnCompletions(columns),
    ...Object.entries(tables).map(([alias, list]) => tableCompletion(alias, list)),
    ...(query ? columnCompletions(distinct(Object.values(tables).flat()), -1) : []),
    ...functions
      .filter(({ entry }) => offersKind(entry.kind, { query, aggregates, windows }))
      .map(({ completion }) => completion),
    ...(query ? clauses : words),
  ];
  return (context) => {
    if (insideText(context)) return null;
    const qualified = context.matchBefore(
      /(?:"(?:[^"]|"")*"|[\w$\u0080-\uffff]+)\.(?:"[^"]*|[\w$\u0080-\uffff]*)/,
    );
    if (qualified) {
      const dot = qualified.text.lastIndexOf(".");
      const alias = qualified.text.slice(0, dot).replaceAll('"', "").toLowerCase();
      const list = Object.entries(tables).find(([name]) => name.toLowerCase() === alias)?.[1];
      return list
        ? { from: qualified.from + dot + 1, options: columnCompletions(list), validFor: NAME }
        : null;
    }
    const word = context.matchBefore(/"[^"]*|[\w$\u0080-\uffff]+/);
    if (!word && !context.explicit) return null;
    if (word && /^\d/.test(word.text)) return null;
    return { from: word?.from ?? context.pos, options: names, validFor: NAME };
  };
}

/** Which kinds of functions can stand where. */
export const offersKind = (
  kind: SqlFunction["kind"],
  { query = false, aggregates = true, windows = query }: Omit<SqlNames, "columns">,
): boolean => ({ scalar: true, aggregate: aggregates, window: windows, table: query })[kind];

const NAME = /^(?:"[^"]*"?|[\w$\u0080-\uffff]*)$/;

function insideText(context: CompletionContext): boolean {
  const line = context.state.sliceDoc(0, context.pos).replaceAll(/'(?:[^']|'')*'/g, "");
  return line.includes("'") || /--[^\n]*$/.test(line);
}

const columnCompletions = (columns: readonly Column[], boost = 2): Completion[] =>
  columns.map(({ name, type }) => ({
    label: name,
    apply: writeIdentifier(name),
    detail: shortType(type),
    type: "column",
    boost,
  }));

const tableCompletion = (alias: string, columns: readonly Column[]): Completion => ({
  label: alias,
  detail: `${columns.length} columns`,
  type: "table",
  boost: 1,
});

const distinct = (columns: readonly Column[]): Column[] => [
  ...new Map(columns.map((column) => [column.name, column])).values(),
];

interface FunctionOption {
  entry: SqlFunction;
  completion: Completion;
}

/** A function under its name, or under another name of it, further down. */
function functionOption(entry: SqlFunction, name: string): FunctionOption[] {
  const template = functionSnippet(entry, name);
  if (template === null) return [];
  const own = name === entry.name;
  const signature = entry.signatures[0] ?? "";
  const option = snippetCompletion(template, {
    label: name,
    detail: own ? signature.slice(name.length) : `is ${entry.name}`,
    info: () => functionHelp(entry),
    type: "function",
    boost: own ? 0 : -5,
  });
  return [{ entry, completion: { ...option, apply: beforeParenthesis(option, name) } }];
}

/** Where arguments stand already, only the name is written. */
const beforeParenthesis =
  (option: Completion, name: string): Completion["apply"] =>
  (view, completion, from, to) => {
    if (view.state.sliceDoc(to, to + 1) === "(")
      view.dispatch(insertCompletionText(view.state, name, from, to));
    else if (typeof option.apply === "function") option.apply(view, completion, from, to);
  };

const functions: readonly FunctionOption[] = sqlFunctions.flatMap((entry) =>
  [entry.name, ...entry.aliases].flatMap((name) =>
    /^\w+$/.test(name) ? functionOption(entry, name.toLowerCase()) : [],
  ),
);

const keyword = (label: string): Completion => ({ label, type: "keyword", boost: -20 });
const words =
  "and or not null true false is in like ilike between case when then else end as distinct interval cast try_cast"
    .split(" ")
    .map(keyword);
const clauses = [
  ...words,
  ...(
    "select from where having limit offset join using on union except intersect with over partition asc desc qualify " +
    "exclude replace values"
  )
    .split(" ")
    .map(keyword),
  ...["group by", "order by", "left join", "semi join", "anti join", "asof join"].map(keyword),
];
