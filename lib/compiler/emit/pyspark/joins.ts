import type { AsofJoin, Join, SetOperation, Union } from "../../../ir/rel";
import { freeName } from "../../../sql/free-name";
import { sparkType } from "../../../sql/spark/spark-type";
import type { Doc } from "../../print/layout";
import { casts, columnName, columnSql, expr, typeOf } from "./columns";
import type { Described } from "./described";
import type { NodeContext } from "./node-context";
import { call, chain, type Frame, pythonText } from "./python";
import { sameType, sparkColumnType } from "./spark-column-type";

const JOINS: Readonly<Record<Join["kind"], string>> = {
  inner: "inner",
  left: "left",
  right: "right",
  full: "full",
  semi: "left_semi",
  anti: "left_anti",
};

/** The variable of an input, for operators that read several. */
export function variableOf({ start, calls }: Frame, context: NodeContext): string {
  return calls.length === 0 && typeof start === "string" ? start : context.hoist({ start, calls });
}

const aliased = (variable: string, alias: string): Doc => [variable, call(".alias", [pythonText(alias)])];

export function join(
  { rel, inputs, columns }: Described<Join>,
  frames: readonly Frame[],
  context: NodeContext,
): Frame {
  const [left, right] = inputs as [Described, Described];
  const [leftRows, rightRows] = frames as [Frame, Frame];
  const sides = { l: left.columns, r: right.columns };
  const equals = rel.nullsEqual ? "<=>" : "=";
  const keys = rel.keys.map((key) => `${columnSql(key.left, "l")} ${equals} ${columnSql(key.right, "r")}`);
  const further =
    rel.condition === null
      ? []
      : [`(${context.expressions.predicate(rel.condition, { columns: [], sides })})`];
  const on = [...keys, ...further].join(" AND ");
  const start = aliased(variableOf(leftRows, context), "l");
  const other = aliased(variableOf(rightRows, context), "r");
  const joined =
    on === "" && rel.kind === "inner"
      ? call("crossJoin", [other])
      : call("join", [other, on === "" ? "F.lit(True)" : expr(on), pythonText(JOINS[rel.kind])]);
  const items = rel.columns.map(({ side, column, as }): Doc => {
    if (side !== "either") return sideColumn(side, column, as);
    const both = `coalesce(${columnSql(column, "l")}, ${columnSql(column, "r")})`;
    const wanted = sparkColumnType(typeOf(columns, as) ?? "");
    const agree = [left, right].every((one) => {
      const type = sparkColumnType(typeOf(one.columns, column) ?? "");
      return type && wanted && sameType(type, wanted);
    });
    return [
      expr(wanted && !agree ? `CAST(${both} AS ${sparkType(wanted)})` : both),
      call(".alias", [pythonText(as)]),
    ];
  });
  return { start, calls: [joined, call("select", items)] };
}

function sideColumn(side: "left" | "right", column: string, as: string): Doc {
  const path = pythonText(`${side === "left" ? "l" : "r"}.${columnName(column)}`);
  return column === as ? path : [call("F.col", [path]), call(".alias", [pythonText(as)])];
}

export function union(
  { rel, inputs, columns }: Described<Union>,
  frames: readonly Frame[],
  context: NodeContext,
): Frame {
  const stacked = inputs.map((input, at) => {
    const to =
      rel.by === "name"
        ? columns
        : columns.flatMap(({ type }, index) => {
            const own = input.columns[index];
            return own ? [{ name: own.name, type }] : [];
          });
    return chain(frames[at] as Frame, ...casts(input.columns, to));
  });
  const [first, ...others] = stacked as [Frame, ...Frame[]];
  const isMissing = inputs.some(({ columns: own }) => own.length !== columns.length);
  const variable = ({ start, calls }: Frame): Doc =>
    calls.length === 0 ? start : context.hoist({ start, calls });
  const calls = others.map((other) =>
    rel.by === "position"
      ? call("union", [variable(other)])
      : call("unionByName", [variable(other), ...(isMissing ? ["allowMissingColumns=True"] : [])]),
  );
  return chain(first, ...calls, ...(rel.distinct ? [call("distinct", [])] : []));
}

/** Spark has no such join: all that fit are joined, and the nearest of each row stays. */
export function asofJoin(
  { rel, inputs }: Described<AsofJoin>,
  frames: readonly Frame[],
  context: NodeContext,
): Frame {
  const [left, right] = inputs as [Described, Described];
  const [leftRows, rightRows] = frames as [Frame, Frame];
  const own = [...left.columns, ...right.columns].map(({ name }) => name);
  const [row, place] = [freeName("row_id", own), freeName("row_place", own)];
  const { left: time, comparison, right: other } = rel.nearest;
  const on = [
    ...rel.keys.map((key) => `${columnSql(key.left, "l")} = ${columnSql(key.right, "r")}`),
    `${columnSql(time, "l")} ${comparison} ${columnSql(other, "r")}`,
  ].join(" AND ");
  const direction = comparison.startsWith(">") ? "DESC" : "ASC";
  context.remarks.note({
    message:
      "Spark has no ASOF join: every right row that fits is joined, and the nearest stays. Of several at the same time, either engine takes any.",
    kept: true,
  });
  return {
    start: [
      variableOf(leftRows, context),
      call(".withColumn", [pythonText(row), "F.monotonically_increasing_id()"]),
      call(".alias", [pythonText("l")]),
    ],
    calls: [
      call("join", [aliased(variableOf(rightRows, context), "r"), expr(on), pythonText(rel.kind)]),
      call("withColumn", [
        pythonText(place),
        expr(
          `row_number() OVER (PARTITION BY l.${row} ORDER BY ${columnSql(other, "r")} ${direction} NULLS LAST)`,
        ),
      ]),
      call("filter", [pythonText(`${place} = 1`)]),
      call(
        "select",
        rel.columns.map(({ side, column, as }) => sideColumn(side, column, as)),
      ),
    ],
  };
}

export function setOperation(
  { rel, inputs, columns }: Described<SetOperation>,
  frames: readonly Frame[],
  context: NodeContext,
): Frame {
  const side = (input: Described, at: number): Frame => {
    const cast = casts(input.columns, columns);
    const same =
      input.columns.length === columns.length &&
      input.columns.every(({ name }, index) => name === columns[index]?.name);
    const chosen = same
      ? []
      : [
          call(
            "select",
            rel.columns.map((name) => pythonText(columnName(name))),
          ),
        ];
    return chain(frames[at] as Frame, ...cast, ...chosen);
  };
  const [left, right] = inputs.map(side) as [Frame, Frame];
  const other = right.calls.length === 0 ? right.start : context.hoist(right);
  const name =
    rel.kind === "intersect" ? (rel.all ? "intersectAll" : "intersect") : rel.all ? "exceptAll" : "subtract";
  return chain(left, call(name, [other]));
}
