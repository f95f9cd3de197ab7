import type { Project } from "../../../ir/rel";
import { sparkName } from "../../../sql/spark/spark-type";
import type { Doc } from "../../print/layout";
import { columnCalls, columnDoc, columnName } from "./columns";
import type { Described } from "./described";
import type { NodeContext } from "./node-context";
import { call, pythonText } from "./python";

/** One column of a result: what it is called, and what it is computed from. */
interface Item {
  name: string;
  /** Null where it is the input's column of this name. */
  sql: string | null;
  from: string;
}

/** Columns that are added, replaced, renamed or dropped, each by its own call; all of them in one `select` otherwise. */
export function projectCalls(described: Described<Project>, context: NodeContext): Doc[] {
  const { rel, inputs, columns } = described;
  const own = inputs[0]?.columns ?? [];
  const place = { columns: own };
  const typeOf = (name: string) => columns.find((one) => same(one.name, name))?.type;
  const value = (expression: string, name: string) =>
    context.expressions.value(expression, place, typeOf(name));
  const items = rel.items.flatMap((item): Item[] => {
    if (item.kind === "column") {
      const sql = value(item.expression, item.name);
      return [{ name: item.name, sql: sql === sparkName(item.name) ? null : sql, from: item.name }];
    }
    return own.flatMap(({ name }): Item[] => {
      if (item.except.some((gone) => same(gone, name))) return [];
      const replaced = item.replace.find((one) => same(one.name, name));
      const as = item.rename.find(({ from }) => same(from, name))?.to ?? name;
      return [{ name: as, sql: replaced ? value(replaced.expression, as) : null, from: name }];
    });
  });
  return (
    stepwise(items, own, inputs[0]?.columns ?? []) ?? [
      call(
        "select",
        items.map((item) => itemDoc(item, own)),
      ),
    ]
  );
}

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

const itemDoc = ({ name, sql, from }: Item, columns: Parameters<typeof columnDoc>[1]): Doc => {
  if (sql === null && name === from) return pythonText(columnName(name));
  const value = sql === null ? call("F.col", [pythonText(columnName(from))]) : columnDoc(sql, columns);
  return [value, call(".alias", [pythonText(name)])];
};

/** The calls that change the input's columns, or null where what they give would not be the items. */
function stepwise(
  items: readonly Item[],
  own: readonly { name: string }[],
  columns: Parameters<typeof columnDoc>[1],
): Doc[] | null {
  const given = new Set(own.map(({ name }) => name.toLowerCase()));
  const computed = items.filter(({ sql }) => sql !== null);
  const kept = items.filter(
    ({ from, sql, name }) => sql === null || (given.has(from.toLowerCase()) && same(from, name)),
  );
  const renamed = items.filter(({ name, from, sql }) => sql === null && name !== from);
  const added = computed.filter(({ name }) => !given.has(name.toLowerCase()));
  const dropped = own.filter(({ name }) => !kept.some(({ from }) => same(from, name)));
  if (dropped.length > own.length / 2 || renamed.length > own.length / 2) return null;
  // What the calls give: the input's columns in their order, without those dropped, then the new ones.
  const result = [
    ...own.flatMap(({ name }) => {
      const item = kept.find(({ from }) => same(from, name));
      return item ? [item.name] : [];
    }),
    ...added.map(({ name }) => name),
  ];
  const names = items.map(({ name }) => name);
  if (JSON.stringify(result) !== JSON.stringify(names) || kept.length + added.length !== items.length)
    return null;
  if (
    renamed.some(({ name }) => given.has(name.toLowerCase())) ||
    (renamed.length > 0 && computed.length > 0)
  )
    return null;
  return [
    ...columnCalls(computed.map(({ name, sql }) => [name, columnDoc(sql ?? "NULL", columns)])),
    ...(renamed.length === 1
      ? renamed.map(({ from, name }) => call("withColumnRenamed", [pythonText(from), pythonText(name)]))
      : renamed.length > 1
        ? [
            call("withColumnsRenamed", [
              [
                "{",
                renamed.map(({ from, name }) => `${pythonText(from)}: ${pythonText(name)}`).join(", "),
                "}",
              ],
            ]),
          ]
        : []),
    ...(dropped.length > 0
      ? [
          call(
            "drop",
            dropped.map(({ name }) => pythonText(name)),
          ),
        ]
      : []),
  ];
}
