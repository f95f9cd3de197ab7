import type { Extension } from "@codemirror/state";
import { hoverTooltip } from "@codemirror/view";
import { wordAt } from "@/lib/sql/functions/call-at";
import { sqlFunction } from "@/lib/sql/functions/catalogue";
import { functionHelp, nameHelp } from "./function-help";
import type { SqlNames } from "./sql-completion";

/** Help under the pointer: a column's type, a table's columns, what a function does. */
export const sqlHover = (names: () => SqlNames): Extension =>
  hoverTooltip(
    (view, position) => {
      const word = wordAt(view.state.doc.toString(), position);
      const dom = word && helpFor(word, names());
      return word && dom ? { pos: word.from, end: word.to, above: true, create: () => ({ dom }) } : null;
    },
    { hideOnChange: true },
  );

type Word = NonNullable<ReturnType<typeof wordAt>>;

/** Help on a word; null for one that means nothing here. */
export function helpFor(word: Word, { columns, tables = {}, query = false }: SqlNames): HTMLElement | null {
  const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
  if (word.called) {
    const called = sqlFunction(word.name);
    return called ? functionHelp(called) : null;
  }
  if (word.table !== null) {
    const table = Object.entries(tables).find(([alias]) => same(alias, word.table ?? ""));
    const column = table?.[1].find(({ name }) => same(name, word.name));
    return column ? nameHelp(`${table?.[0]}.${column.name}`, column.type) : null;
  }
  const column = columns.find(({ name }) => same(name, word.name));
  if (column) return nameHelp(column.name, column.type);
  const table = Object.entries(tables).find(([alias]) => same(alias, word.name));
  if (table) return nameHelp(table[0], table[1].map(({ name, type }) => `${name} ${type}`).join(", "));
  const inTables = query
    ? Object.entries(tables).flatMap(([alias, list]) =>
        list.filter(({ name }) => same(name, word.name)).map((found) => ({ alias, found })),
      )
    : [];
  const [first] = inTables;
  if (first) return nameHelp(`${first.alias}.${first.found.name}`, first.found.type);
  const syntax = sqlFunction(word.name);
  return syntax?.syntax ? functionHelp(syntax) : null;
}
