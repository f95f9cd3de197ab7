import { type Input, innerStep, type Rel, type SortKey } from "../ir/rel";
import { asSql, type SqlText } from "../model/sql-text";
import { freeName } from "../sql/free-name";
import { closed, quoteIdentifier as q, quoteText } from "../sql/quote";
import { actualName, actualNames, hasName, presentNames } from "./column-names";
import type { BoundInput } from "./define-node";
import { ascending, certainOrder } from "./row-order";

export interface TimelineSettings {
  keys: readonly string[];
  tracked: readonly string[];
  effective: SqlText;
  missing: "keep" | "close";
  closedFrom?: SqlText | undefined;
  validFrom: string;
  validTo: string;
  isCurrent: string;
  open: "null" | "9999-12-31";
}

/**
 * The versions of each key on one line of time: those of the dimension and the new rows, in the order in which they
 * begin. A new row that says what holds already is left out; one that says something else begins a version, which ends
 * where the one it falls into would have ended, or where the next begins. What no new row touches stays as it is.
 */
export function versionTimeline(
  { dimension, incoming }: { dimension: BoundInput; incoming: BoundInput },
  settings: TimelineSettings,
  own: (step: string) => Input,
): Record<string, Rel> {
  const { columns } = dimension;
  const keys = presentNames(dimension, settings.keys);
  presentNames(incoming, keys);
  const { validFrom, validTo, isCurrent } = settings;
  const [from = "", to = "", current = ""] = presentNames(dimension, [validFrom, validTo, isCurrent]);
  const rest = columns.filter(({ name }) => ![...keys, from, to, current].includes(name));
  const tracked =
    settings.tracked.length > 0
      ? actualNames(columns, presentNames(incoming, presentNames(dimension, settings.tracked)))
      : rest.map(({ name }) => name).filter((name) => hasName(incoming.columns, name));
  const typeOf = (name: string) => columns.find((column) => column.name === name)?.type ?? "VARCHAR";
  const forever = settings.open === "null" ? null : `CAST(${quoteText(settings.open)} AS ${typeOf(to)})`;

  const names = ownNames(columns.map(({ name }) => name));
  const [FROM, TO] = [q(from), q(to)];
  const [NEW, GIVEN, REPEATS, END] = [names.isNew, names.isGiven, names.repeats, names.end].map(q);
  const [AFTER_NEW, BEFORE, WAS] = [names.afterNew, names.before, names.was].map(q);
  const [NEXT, NEXT_IS_NEW] = [names.next, names.nextIsNew].map(q);
  const begins: SortKey[] = [{ ...ascending(from), nulls: "first" }, ascending(names.isNew)];
  const over = (
    input: Rel,
    partition: readonly string[],
    order: readonly SortKey[],
    items: Readonly<Record<string, string>>,
  ): Rel => ({
    op: "window",
    input,
    partitionBy: partition.map(q),
    windows: [{ name: "w", order, frame: { unit: "rows", start: "unbounded", end: "current" } }],
    items: Object.entries(items).map(([name, expression]) => ({ name, expression: asSql(expression) })),
    replace: [],
  });

  const given = (name: string): string => {
    if (name === from) return closed(settings.effective);
    const comes = name !== to && name !== current && hasName(incoming.columns, name);
    return comes ? q(actualName(incoming.columns, name)) : "NULL";
  };
  const events: Rel = {
    op: "union",
    by: "name",
    distinct: false,
    inputs: [
      {
        op: "project",
        input: dimension.rel,
        items: [
          everything(forever ? { [to]: `nullif(${TO}, ${forever})` } : {}),
          column(names.isNew, "false"),
        ],
      },
      {
        op: "project",
        input: incoming.rel,
        items: [
          ...columns.map(({ name, type }) => column(name, `CAST(${given(name)} AS ${type})`)),
          column(names.isNew, "true"),
        ],
      },
    ],
  };

  // Each version of the dimension begins a segment, to which the new rows belong that begin before the next one.
  const segments = refuse(
    refuse(
      over(own(STEPS.events), keys, begins, {
        [names.segment]: `count_if(NOT ${NEW}) OVER w`,
        [names.isGiven]: `bool_or(${NEW}) OVER (PARTITION BY ${keys.map(q).join(", ")})`,
        [names.repeats]: `NOT ${NEW} AND NOT lag(${NEW}) OVER w AND ${FROM} IS NOT DISTINCT FROM lag(${FROM}) OVER w`,
      }),
      `${NEW} AND ${FROM} IS NULL`,
      `“${incoming.name}” has a row without an effective date.`,
    ),
    `${REPEATS}`,
    `“${dimension.name}” has two versions of one key that begin at the same time.`,
  );

  const state = oneValue(tracked);
  // What came before still holds if its end is open or later, or if it began after that end.
  const holds = `${END} IS NULL OR ${END} > ${FROM} OR ${AFTER_NEW} AND ${END} <= ${BEFORE}`;
  const changes = leaveOut(
    refuse(
      over(
        own(STEPS.segments),
        [...keys, names.segment],
        certainOrder(rest, [...begins, ...tracked.map(ascending)]),
        {
          [names.end]: `first_value(${TO}) OVER w`,
          [names.afterNew]: `lag(${NEW}) OVER w`,
          [names.before]: `lag(${FROM}) OVER w`,
          [names.was]: `lag(${state}) OVER w`,
        },
      ),
      `${AFTER_NEW} AND ${state} IS DISTINCT FROM ${WAS} AND ${FROM} = ${BEFORE}`,
      `“${incoming.name}” has two different rows for one key and effective date. Keep one of them, with Drop duplicates for example.`,
    ),
    `${NEW} AND ${AFTER_NEW} IS NOT NULL AND ${state} IS NOT DISTINCT FROM ${WAS} AND (${holds})`,
  );

  // A version of the dimension that would last no time gives way to the new row.
  const versions = leaveOut(
    over(own(STEPS.changes), keys, begins, {
      [names.next]: `lead(${FROM}) OVER w`,
      [names.nextIsNew]: `lead(${NEW}) OVER w`,
    }),
    `NOT ${NEW} AND ${NEXT_IS_NEW} AND ${FROM} = ${NEXT}`,
  );

  const isLost = settings.missing === "close" ? `NOT ${GIVEN} AND ${TO} IS NULL` : "false";
  const closedFrom = `CAST((${closed(settings.closedFrom ?? "NULL")}) AS ${typeOf(to)})`;
  const until = [
    ...(settings.missing === "close" ? [`WHEN ${isLost} THEN greatest(${closedFrom}, ${FROM})`] : []),
    `WHEN ${NEW} THEN least(CASE WHEN ${END} > ${FROM} THEN ${END} END, ${NEXT})`,
    `WHEN ${NEXT_IS_NEW} THEN least(${TO}, ${NEXT})`,
  ].join(" ");
  const ended: Rel = {
    op: "project",
    input: own(STEPS.versions),
    items: [
      everything({}),
      column(names.until, `CAST(CASE ${until} ELSE ${TO} END AS ${typeOf(to)})`),
      column(names.touched, `${NEW} OR ${NEXT_IS_NEW} OR ${isLost}`),
    ],
  };
  const [UNTIL, TOUCHED] = [names.until, names.touched].map(q);
  const isOpen = `CAST(${UNTIL} IS NULL AS ${typeOf(current)})`;
  const out: Rel = {
    op: "project",
    input: ended,
    items: [
      everything(
        {
          [to]: forever ? `coalesce(${UNTIL}, ${forever})` : `${UNTIL}`,
          [current]: `CASE WHEN ${TOUCHED} THEN ${isOpen} ELSE ${q(current)} END`,
        },
        Object.values(names),
      ),
    ],
  };
  return {
    [STEPS.events]: events,
    [STEPS.segments]: segments,
    [STEPS.changes]: changes,
    [STEPS.versions]: versions,
    out,
  };
}

const STEPS = {
  events: innerStep("events"),
  segments: innerStep("segments"),
  changes: innerStep("changes"),
  versions: innerStep("versions"),
};

/** Names for what is found on the way, which no column has. */
const ownNames = (taken: readonly string[]) => ({
  isNew: freeName("is_new", taken),
  isGiven: freeName("is_given", taken),
  segment: freeName("segment", taken),
  repeats: freeName("repeats", taken),
  end: freeName("segment_end", taken),
  afterNew: freeName("after_new", taken),
  before: freeName("from_before", taken),
  was: freeName("state_before", taken),
  next: freeName("next_from", taken),
  nextIsNew: freeName("next_is_new", taken),
  until: freeName("until", taken),
  touched: freeName("touched", taken),
});

/** Several columns as one value: a window function for each would sort a wide table for each. */
const oneValue = (columns: readonly string[]): string => {
  if (columns.length < 2) return columns.map(q).join() || "NULL";
  return `{${columns.map((name, index) => `'c${index + 1}': ${q(name)}`).join(", ")}}`;
};

const column = (name: string, expression: string) =>
  ({ kind: "column", name, expression: asSql(expression) }) as const;

const everything = (replace: Readonly<Record<string, string>>, except: readonly string[] = []) =>
  ({
    kind: "all",
    except,
    replace: Object.entries(replace).map(([name, expression]) => ({ name, expression: asSql(expression) })),
    rename: [],
  }) as const;

const leaveOut = (input: Rel, condition: string): Rel => ({
  op: "filter",
  input,
  condition: asSql(`(${condition}) IS NOT TRUE`),
});

const refuse = (input: Rel, wrong: string, message: string): Rel => ({
  op: "check",
  input,
  condition: asSql(`(${wrong}) IS NOT TRUE`),
  message,
});
