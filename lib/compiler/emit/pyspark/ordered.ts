import type { Distinct, FrameBound, Sample, SortKey, Window, Frame as WindowFrame } from "../../../ir/rel";
import type { Column } from "../../../model/column";
import { freeName } from "../../../sql/free-name";
import { sparkName } from "../../../sql/spark/spark-type";
import { columnCalls, expr, typeOf } from "./columns";
import type { Described } from "./described";
import type { Expressions, Place } from "./expressions";
import type { NodeContext } from "./node-context";
import { call, chain, type Frame, list, pythonText } from "./python";
import { withWindows } from "./windows";

const orderSql = (keys: readonly SortKey[], place: Place, expressions: Expressions): string =>
  keys
    .map(
      ({ expression, direction, nulls }) =>
        `${expressions.value(expression, place, undefined)} ${direction.toUpperCase()} NULLS ${nulls.toUpperCase()}`,
    )
    .join(", ");

export function distinct(
  { rel, inputs }: Described<Distinct>,
  input: Frame,
  { expressions, remarks }: NodeContext,
): Frame {
  const place = { columns: inputs[0]?.columns ?? [] };
  if (!rel.columns) return chain(input, call("distinct", []));
  if (rel.order.length === 0) {
    remarks.note({
      message:
        "Which of several rows stays is left to Spark; DuckDB keeps the first of the input. A sort in the node settles it.",
      kept: false,
    });
    return chain(input, call("dropDuplicates", [list(rel.columns.map(pythonText))]));
  }
  const keys = rel.columns.map((name) => sparkName(name)).join(", ");
  return firstOf(
    input,
    `PARTITION BY ${keys} ORDER BY ${orderSql(rel.order, place, expressions)}`,
    place.columns,
  );
}

/** The first row of each window. */
function firstOf(input: Frame, window: string, columns: readonly Column[]): Frame {
  const rank = freeName(
    "row_place",
    columns.map(({ name }) => name),
  );
  return chain(
    input,
    call("withColumn", [pythonText(rank), expr(`row_number() OVER (${window})`)]),
    call("filter", [pythonText(`${rank} = 1`)]),
    call("drop", [pythonText(rank)]),
  );
}

export function window(
  { rel, inputs, columns }: Described<Window>,
  input: Frame,
  context: NodeContext,
): Frame {
  const { expressions, remarks } = context;
  const place = { columns: inputs[0]?.columns ?? [] };
  const partition = rel.partitionBy.map((text) => expressions.value(text, place, undefined));
  const windows = new Map(
    rel.windows.map(({ name, order, frame: around }) => [
      name.toLowerCase(),
      {
        partition,
        order: order.length > 0 ? orderSql(rangeOrder(order, around, place), place, expressions) : "",
        frame: around ? frameText(around, place, context) : "",
      },
    ]),
  );
  const item = ({ name, expression }: Window["items"][number]) => {
    const { sql, unordered } = withWindows(
      expressions.value(expression, place, typeOf(columns, name)),
      windows,
    );
    if (unordered)
      remarks.note({
        message:
          "The rows are numbered in the order Spark happens to read them; DuckDB keeps the order of the input.",
        kept: false,
      });
    return [name, expr(sql)] as const;
  };
  const replaced = rel.replace.map(item);
  return chain(input, ...columnCalls([...replaced, ...rel.items.map(item)]));
}

/** A span of time before a date reaches into the day before: dates become times. */
const rangeOrder = (
  order: readonly SortKey[],
  around: WindowFrame | null,
  { columns }: Place,
): readonly SortKey[] =>
  around?.unit !== "range" || !/interval/i.test(JSON.stringify(around))
    ? order
    : order.map((key) => {
        const named = columns.find(({ name }) =>
          [name, `"${name.replaceAll('"', '""')}"`].includes(key.expression),
        );
        return named?.type === "DATE"
          ? { ...key, expression: `CAST(${key.expression} AS TIMESTAMP)` as SortKey["expression"] }
          : key;
      });

function frameText(
  { unit, start, end }: WindowFrame,
  place: Place,
  { expressions, remarks }: NodeContext,
): string {
  if (unit === "groups") remarks.problem("Spark’s windows count rows or values, not groups of equal ones.");
  const bound = (side: FrameBound, unbounded: string): string => {
    if (side === "unbounded") return `UNBOUNDED ${unbounded}`;
    if (side === "current") return "CURRENT ROW";
    const distance = (text: string) => spanText(text) ?? expressions.value(text, place, undefined);
    return "before" in side ? `${distance(side.before)} PRECEDING` : `${distance(side.after)} FOLLOWING`;
  };
  return `${unit.toUpperCase()} BETWEEN ${bound(start, "PRECEDING")} AND ${bound(end, "FOLLOWING")}`;
}

export function sample({ rel, inputs }: Described<Sample>, input: Frame, { remarks }: NodeContext): Frame {
  remarks.note({
    message:
      "Rows are chosen by a hash of their values, the same in every run; Spark’s hash is another one, so it chooses other rows.",
    kept: false,
  });
  const columns = inputs[0]?.columns ?? [];
  const place = freeName(
    "row_place",
    columns.map(({ name }) => name),
  );
  const keys = rel.keys.map((name) => sparkName(name)).join(", ");
  const hash = `xxhash64(${keys}, ${place}, ${rel.seed})`;
  const numbered = chain(
    input,
    call("withColumn", [
      pythonText(place),
      expr(`row_number() OVER (PARTITION BY ${keys} ORDER BY ${keys})`),
    ]),
  );
  const drop = call("drop", [pythonText(place)]);
  if (rel.unit === "percent")
    return chain(
      numbered,
      call("filter", [pythonText(`pmod(${hash}, 1000000) < ${Math.round(rel.amount * 10_000)}`)]),
      drop,
    );
  if (rel.partitionBy.length === 0)
    return chain(
      numbered,
      call("orderBy", [expr(hash), pythonText(place)]),
      call("limit", [String(rel.amount)]),
      drop,
    );
  const chosen = freeName("sample_place", [...columns.map(({ name }) => name), place]);
  const partition = rel.partitionBy.map((name) => sparkName(name)).join(", ");
  return chain(
    numbered,
    call("withColumn", [
      pythonText(chosen),
      expr(`row_number() OVER (PARTITION BY ${partition} ORDER BY ${hash}, ${place})`),
    ]),
    call("filter", [pythonText(`${chosen} <= ${rel.amount}`)]),
    call("drop", [pythonText(place), pythonText(chosen)]),
  );
}

const SPANS: Readonly<Record<string, bigint>> = {
  MICROSECOND: 1n,
  MILLISECOND: 1000n,
  SECOND: 1_000_000n,
  MINUTE: 60_000_000n,
  HOUR: 3_600_000_000n,
  DAY: 86_400_000_000n,
  WEEK: 604_800_000_000n,
};

/** A sum of spans of a fixed length as one literal, which is all that a frame takes in Spark; null for anything else. */
function spanText(text: string): string | null {
  let sum = 0n;
  let rest = text.trim();
  for (let sign = 1n; ; ) {
    const term = /^INTERVAL '?(\d+)'? ([A-Z]+?)S?(?=\s|$)\s*([-+]?)\s*/i.exec(rest);
    const length = SPANS[term?.[2]?.toUpperCase() ?? ""];
    if (!term || length === undefined) return null;
    sum += sign * BigInt(term[1] ?? 0) * length;
    rest = rest.slice(term[0].length);
    if (rest === "") break;
    if (!term[3]) return null;
    sign = term[3] === "-" ? -1n : 1n;
  }
  if (sum < 0n) return null;
  const two = (value: bigint) => String(value).padStart(2, "0");
  const day = SPANS.DAY as bigint;
  const [hours, minutes, seconds] = [
    (sum % day) / 3_600_000_000n,
    (sum / 60_000_000n) % 60n,
    (sum / 1_000_000n) % 60n,
  ];
  const time = `${two(hours)}:${two(minutes)}:${two(seconds)}.${String(sum % 1_000_000n).padStart(6, "0")}`;
  return `INTERVAL '${sum / day} ${time}' DAY TO SECOND`;
}
