import type { FunctionTable } from "../context";
import { unifiedType, unify } from "../convert";
import { at, atom, LEVEL, type Piece } from "../piece";
import { arityProblem, fill, noted, refuse, rule, scalar } from "../rules";

/** The first value that is not NULL. */
const coalesce = rule((args, call, context) => {
  if (args.length === 0) return context.problem(call, arityProblem(call, ["$*"]));
  const pieces = unify(args);
  return atom(`coalesce(${pieces.map(({ sql }) => sql).join(", ")})`, unifiedType(args));
});

/** `branches` are templates over the arguments; those of `values` are of one type. */
const choice = (count: number, values: readonly number[], template: string) =>
  rule((args, call, context) => {
    if (args.length !== count) return context.problem(call, arityProblem(call, [`$${count}`]));
    const chosen = values.map((index) => args[index] as Piece);
    const unified = unify(chosen);
    const pieces = args.map((piece, index) => unified[values.indexOf(index)] ?? piece);
    return atom(fill(template, pieces), unifiedType(chosen));
  });

const most = (name: string) =>
  rule((args, call, context) => {
    if (args.length < 2) return context.problem(call, arityProblem(call, ["$*"]));
    return atom(
      `${name}(${unify(args)
        .map(({ sql }) => sql)
        .join(", ")})`,
      unifiedType(args),
    );
  });

const isNull = (not: string) =>
  rule((args, call, context) => {
    const [value] = args;
    if (!value || args.length > 1) return context.problem(call, arityProblem(call, ["$1"]));
    return { sql: `${at(value, LEVEL.is)} IS ${not}NULL`, level: LEVEL.is, type: { is: "boolean" } };
  });

export const conditionalFunctions: FunctionTable = {
  coalesce,
  nvl: coalesce,
  ifnull: coalesce,
  nvl2: choice(3, [1, 2], "CASE WHEN $1 IS NOT NULL THEN $2 ELSE $3 END"),
  if: choice(3, [1, 2], "if($1, $2, $3)"),
  iff: choice(3, [1, 2], "if($1, $2, $3)"),
  nullif: scalar("$1", "nullif($1, $2)"),
  nullifzero: scalar("$1", "nullif($1, 0)"),
  zeroifnull: scalar("$1", "coalesce($1, 0)"),
  isnull: isNull(""),
  isnotnull: isNull("NOT "),
  equal_null: rule((args, call, context) => {
    const [left, right] = args;
    if (!left || !right) return context.problem(call, arityProblem(call, ["$1, $2"]));
    return {
      sql: `${at(left, LEVEL.other)} IS NOT DISTINCT FROM ${at(right, LEVEL.other)}`,
      level: LEVEL.is,
      type: { is: "boolean" },
    };
  }),
  greatest: most("greatest"),
  least: most("least"),
  raise_error: scalar("null", "error($1s)"),
  assert_true: refuse("use an Assert node, which fails the run with a message"),
  typeof: noted("Types are named as DuckDB names them: INTEGER, VARCHAR.", scalar("string", "typeof($1)")),
  current_user: scalar("string", "current_user"),
  user: scalar("string", "current_user"),
  current_database: refuse("there is one workspace here"),
  current_catalog: refuse("there is one workspace here"),
  version: refuse("it is Spark’s own version"),
  input_file_name: refuse("rows do not know their file. The source can give it as a column."),
  input_file_block_start: refuse("rows do not know their file."),
  input_file_block_length: refuse("rows do not know their file."),
  spark_partition_id: refuse("there are no partitions here"),
  monotonically_increasing_id: noted(
    "Numbers are given from 0 without gaps, in the order rows come in; Spark’s have gaps between partitions.",
    scalar("bigint", "(row_number() OVER () - 1)"),
  ),
};
