import {
  type Completion,
  type CompletionContext,
  type CompletionSource,
  snippetCompletion,
} from "@codemirror/autocomplete";
import { shortType } from "@/components/grid/type-icon";
import type { Column } from "@/lib/model/column";
import { sqlFunctions } from "@/lib/sql/functions/catalogue";
import { writeIdentifier } from "@/lib/sql/lens/identifier";

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
      .filter(({ aggregate, window }) => (aggregates || !aggregate) && (windows || !window))
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

const functions = sqlFunctions.map(
  ({ name, signature, help, returns, aggregate = false, window = false }) => ({
    aggregate,
    window,
    completion: snippetCompletion(signature.includes("(") ? `${name}(\${})` : name, {
      label: name,
      detail: signature.slice(name.length),
      info: () => functionInfo(signature, returns, help),
      type: "function",
    }),
  }),
);

function functionInfo(signature: string, returns: string, help: string): Node {
  const box = document.createElement("div");
  const head = box.appendChild(document.createElement("div"));
  head.style.cssText = "font-family:var(--font-geist-mono);font-size:12px";
  head.textContent = `${signature} → ${returns.toLowerCase()}`;
  const text = box.appendChild(document.createElement("div"));
  text.style.cssText = "color:var(--dim);margin-top:4px";
  text.textContent = help;
  return box;
}

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
