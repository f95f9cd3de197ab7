import type { Project, Rel, SortKey, Window } from "../../../ir/rel";
import { asSql } from "../../../model/sql-text";
import { quoteIdentifier } from "../../../sql/quote";
import type { Columns, Pick } from "./random-condition";

/** A step that a random plan may read. */
export interface Readable {
  rel: Rel;
  columns: Columns;
}

/** What a random operator is made of. */
export interface Ground {
  from: Readable;
  /** Any step of the plan so far. */
  other: Readable;
  /** A few rows, for products. */
  small: Readable | undefined;
  pick: Pick;
  chance(share: number): boolean;
  below(limit: number): number;
  some(names: readonly string[]): string[];
  condition(columns: Columns): string;
  add(rel: Rel, columns: Columns): void;
}

/** Operators that change which rows there are, or that only add columns to them, each by chance. */
export const RANDOM_OPERATORS: readonly ((ground: Ground) => void)[] = [
  window,
  rank,
  sample,
  crossJoin,
  asofJoin,
  setOperation,
  unpivot,
  unnest,
  check,
  merge,
  unionByPosition,
];

/** Keys that leave no two different rows in any order. */
const certain = (columns: Columns): SortKey[] =>
  [...columns.keys()].map((name) => ({ expression: quoteIdentifier(name), direction: "asc", nulls: "last" }));

const all = (except: readonly string[] = []): Project["items"][number] => ({
  kind: "all",
  except,
  replace: [],
  rename: [],
});

/** A name that a table has not. */
function added(columns: Columns, stem: string): string {
  let name = stem;
  while (columns.has(name)) name += "w";
  return name;
}

function numbered({ from, pick, some, chance }: Ground, call: string, name: string): Window {
  const { rel, columns } = from;
  const order = chance(0.5) ? certain(columns) : certain(columns).slice(0, 1);
  const partition = chance(0.7) ? some([...columns.keys()]) : [];
  const frame = pick([null, { unit: "rows", start: { before: asSql("2") }, end: "current" }] as const);
  return {
    op: "window",
    input: rel,
    partitionBy: partition.map(quoteIdentifier),
    windows: [{ name: "w", order, frame }],
    items: [{ name, expression: asSql(`${call} OVER w`) }],
    replace: [],
  };
}

function window(ground: Ground): void {
  const { columns } = ground.from;
  const name = added(columns, "rn");
  const call = ground.pick(["rank()", "dense_rank()", "count(*)"]);
  ground.add(numbered(ground, call, name), new Map([...columns, [name, "number"]]));
}

/** The first of each group, as Rank keeps them; what reads it may keep fewer of them. */
function rank(ground: Ground): void {
  const { columns } = ground.from;
  const name = added(columns, "rn");
  const most = 1 + ground.below(4);
  const ranked = numbered(ground, ground.pick(["row_number()", "rank()"]), name);
  const certainly: Window = { ...ranked, windows: [{ name: "w", order: certain(columns), frame: null }] };
  const kept: Rel = {
    op: "filter",
    input: ground.chance(0.7) ? certainly : ranked,
    condition: asSql(`${quoteIdentifier(name)} <= ${most}`),
  };
  // Rows that tie are taken in any order where one key orders them: how many are kept is certain, which is not.
  if (kept.input === certainly) ground.add(kept, new Map([...columns, [name, "number"]]));
  else
    ground.add(
      {
        op: "aggregate",
        input: kept,
        groups: [],
        aggregates: [{ name: "n", expression: asSql("count(*)") }],
      },
      new Map([["n", "number"]]),
    );
}

function sample({ from: { rel, columns }, below, some, pick, add }: Ground): void {
  const keys = [...columns.keys()];
  const seed = below(5);
  add(
    pick<Rel>([
      { op: "sample", input: rel, unit: "rows", amount: 1 + below(200), seed, keys, partitionBy: [] },
      { op: "sample", input: rel, unit: "rows", amount: 1 + below(3), seed, keys, partitionBy: some(keys) },
      { op: "sample", input: rel, unit: "percent", amount: below(101), seed, keys, partitionBy: [] },
    ]),
    columns,
  );
}

/** The columns of two steps side by side, at most eight. */
function sideBySide(left: Columns, right: Columns) {
  const out: { side: "left" | "right"; column: string; as: string }[] = [];
  const taken: Columns = new Map();
  for (const [side, columns] of [["left", left] as const, ["right", right] as const]) {
    for (const [column, type] of [...columns].slice(0, 4)) {
      const as = added(taken, column);
      taken.set(as, type);
      out.push({ side, column, as });
    }
  }
  return { out, taken };
}

function crossJoin({ from, small, add }: Ground): void {
  if (!small) return;
  const { out, taken } = sideBySide(from.columns, small.columns);
  const [left, right] = [from.rel, small.rel];
  add(
    { op: "join", kind: "inner", left, right, keys: [], condition: null, nullsEqual: false, columns: out },
    taken,
  );
}

function asofJoin({ from, other, pick, chance, add }: Ground): void {
  const [l, r] = [from, other].map(({ columns }) => [...columns].find(([, type]) => type === "number")?.[0]);
  if (l === undefined || r === undefined) return;
  const texts = [from, other].map(({ columns }) => [...columns].find(([, type]) => type === "text")?.[0]);
  const [left, right] = texts;
  const keys = left !== undefined && right !== undefined && chance(0.6) ? [{ left, right }] : [];
  const same = [...keys.map((key) => key.right), r];
  const { out, taken } = sideBySide(from.columns, other.columns);
  add(
    {
      op: "asof-join",
      kind: pick(["left", "inner"]),
      left: from.rel,
      right: { op: "distinct", input: other.rel, columns: same, order: certain(other.columns) },
      keys,
      nearest: { left: l, comparison: pick([">=", ">", "<=", "<"]), right: r },
      columns: out,
    },
    taken,
  );
}

function setOperation({ from, other, pick, chance, condition, add }: Ground): void {
  const { columns } = from;
  const isSame = [...columns].every(([name, type]) => other.columns.get(name) === type);
  const right: Rel =
    isSame && columns.size === other.columns.size && chance(0.7)
      ? other.rel
      : { op: "filter", input: from.rel, condition: asSql(condition(columns)) };
  add(
    {
      op: "set-operation",
      kind: pick(["intersect", "except"]),
      left: from.rel,
      right,
      all: chance(0.5),
      columns: [...columns.keys()],
    },
    columns,
  );
}

function unpivot({ from: { rel, columns }, pick, chance, add }: Ground): void {
  const type = pick([...columns.values()]);
  const turned = [...columns]
    .filter(([, one]) => one === type)
    .map(([name]) => name)
    .slice(0, 3);
  const rest: Columns = new Map([...columns].filter(([name]) => !turned.includes(name)));
  const [nameAs, valueAs] = [added(rest, "name"), added(rest, "value")];
  add(
    { op: "unpivot", input: rel, columns: turned, nameAs, valueAs, includeNulls: chance(0.5) },
    new Map([...rest, [nameAs, "text"], [valueAs, type]]),
  );
}

function unnest({ from: { rel, columns }, chance, add }: Ground): void {
  const number = [...columns].find(([, type]) => type === "number")?.[0];
  if (number === undefined) return;
  const [list, as] = [added(columns, "l"), added(columns, "e")];
  const isMap = chance(0.4);
  const size = `range(abs(${quoteIdentifier(number)}) % 4)`;
  const items: Project["items"] = [
    all(),
    { kind: "column", name: list, expression: asSql(isMap ? `map(${size}, ${size})` : size) },
  ];
  const positionAs = chance(0.3) ? added(columns, "pos") : null;
  const keyAs = isMap ? added(columns, "key") : null;
  add(
    {
      op: "unnest",
      input: { op: "project", input: rel, items },
      column: list,
      kind: isMap ? "map" : "list",
      as,
      keyAs,
      positionAs,
      outer: chance(0.5),
      except: [list],
    },
    new Map([
      ...columns,
      ...(keyAs === null ? [] : [[keyAs, "number"] as const]),
      [as, "number"],
      ...(positionAs === null ? [] : [[positionAs, "number"] as const]),
    ]),
  );
}

function check({ from: { rel, columns }, pick, add }: Ground): void {
  const name = pick([...columns.keys()]);
  const condition = asSql(
    `${quoteIdentifier(name)} IS NULL OR length(CAST(${quoteIdentifier(name)} AS VARCHAR)) < 99`,
  );
  add({ op: "check", input: rel, condition, message: "no" }, columns);
}

/** Staged rows in place of those with their key, as Merge does. */
function merge({ from, other, pick, chance, add }: Ground): void {
  const shared = [...from.columns]
    .filter(([name, type]) => other.columns.get(name) === type)
    .map(([name]) => name);
  if (shared.length === 0) return;
  const clash = [...other.columns].some(([name, type]) => (from.columns.get(name) ?? type) !== type);
  if (clash) return;
  const key = pick(shared);
  const columns = [...from.columns.keys()].map((column) => ({ side: "left" as const, column, as: column }));
  const kept: Rel = {
    op: "join",
    kind: "anti",
    left: from.rel,
    right: other.rel,
    keys: [{ left: key, right: key }],
    condition: null,
    nullsEqual: chance(0.3),
    columns,
  };
  add(
    { op: "union", inputs: [kept, other.rel], by: "name", distinct: false },
    new Map([...from.columns, ...other.columns]),
  );
}

function unionByPosition({ from, other, chance, add }: Ground): void {
  const types = ({ columns }: Readable) => [...columns.values()].join();
  if (types(from) !== types(other)) return;
  add({ op: "union", inputs: [from.rel, other.rel], by: "position", distinct: chance(0.3) }, from.columns);
}
