import type {
  Aggregate,
  AsofJoin,
  Check,
  Distinct,
  Join,
  Project,
  Sample,
  SetOperation,
  SortKey,
  Sql,
  Union,
  Unnest,
  Unpivot,
  Window,
} from "../../../ir/rel";
import { sparkName, sparkType } from "../../../sql/spark/spark-type";
import { sparkText } from "../../../sql/spark/to/quote";
import { assertNever } from "../../../util/assert-never";
import type { Doc } from "../../print/layout";
import { columnCalls, columnDoc, columnName, expressionText, typeOf } from "./columns";
import type { Described } from "./described";
import type { Expressions, Place } from "./expressions";
import { inlineRows } from "./inline-rows";
import { asofJoin, join, setOperation, union, variableOf } from "./joins";
import { unnest, unpivot } from "./nested";
import type { NodeContext } from "./node-context";
import { distinct, sample, window } from "./ordered";
import { projectCalls } from "./project";
import { call, chain, type Frame, frame, pythonText } from "./python";
import { sameType, sparkColumnType } from "./spark-column-type";

/** One operator as a frame of PySpark. What ends a job, writes and asserts, has statements of its own. */
export function emitFrame(described: Described, context: NodeContext): Frame {
  const { rel } = described;
  const frames = described.inputs.map((input) => emitFrame(input, context));
  const [input = frame("spark")] = frames;
  const place: Place = { columns: described.inputs[0]?.columns ?? [] };
  const { expressions, remarks } = context;
  switch (rel.op) {
    case "input":
      return frame(context.variable(rel));
    case "scan":
      return context.source(described);
    case "values":
      return inlineRows(rel, context.cells(described), remarks);
    case "project":
      return chain(input, ...projectCalls(described as Described<Project>, context));
    case "filter":
      return chain(input, call("filter", [expressionText(expressions.predicate(rel.condition, place))]));
    case "aggregate":
      return aggregate(described as Described<Aggregate>, input, context);
    case "join":
      return join(described as Described<Join>, frames, context);
    case "union":
      return union(described as Described<Union>, frames, context);
    case "sort":
      remarks.ofJob(
        "Rows that are equal in all keys of a sort may come in another order; what is sorted is written in as many parts as Spark has tasks, in order of their names.",
        false,
      );
      return chain(
        input,
        call(
          "orderBy",
          rel.keys.map((key) => sortKey(key, place, expressions)),
        ),
      );
    case "limit":
      if (!described.inputs[0] || !isSorted(described.inputs[0]))
        remarks.note({
          message:
            "Without a sort before it, Spark takes whichever rows it has first; DuckDB takes the first of the input.",
          kept: false,
        });
      return chain(
        input,
        ...(rel.offset > 0 ? [call("offset", [String(rel.offset)])] : []),
        // Spark counts rows in 32 bits here.
        ...(rel.count < 2 ** 31 ? [call("limit", [String(rel.count)])] : []),
      );
    case "distinct":
      return distinct(described as Described<Distinct>, input, context);
    case "window":
      return window(described as Described<Window>, input, context);
    case "unnest":
      return unnest(described as Described<Unnest>, input, context);
    case "unpivot":
      return unpivot(described as Described<Unpivot>, input);
    case "sample":
      return sample(described as Described<Sample>, input, context);
    case "asof-join":
      return asofJoin(described as Described<AsofJoin>, frames, context);
    case "set-operation":
      return setOperation(described as Described<SetOperation>, frames, context);
    case "check":
      return chain(input, call("filter", [expressionText(checkCondition(rel, place, expressions))]));
    case "repartition":
      return chain(input, call("repartition", [String(rel.files)]));
    case "sql":
      return sql(described as Described<Sql>, frames, context);
    case "assert":
    case "write":
      return input;
    default:
      return assertNever(rel);
  }
}

/** Whether rows come in an order that somebody asked for. */
function isSorted({ rel, inputs: [first] }: Described): boolean {
  if (rel.op === "sort") return true;
  return first !== undefined && ["filter", "project", "limit", "check"].includes(rel.op) && isSorted(first);
}

const sortKey = (key: SortKey, place: Place, expressions: Expressions): Doc => [
  columnDoc(expressions.value(key.expression, place, undefined), place.columns),
  `.${key.direction}_nulls_${key.nulls}()`,
];

function aggregate(
  { rel, inputs, columns }: Described<Aggregate>,
  input: Frame,
  { expressions }: NodeContext,
): Frame {
  const place = { columns: inputs[0]?.columns ?? [] };
  const item = ({ name, expression }: Aggregate["groups"][number]): Doc => {
    const sql = expressions.value(expression, place, typeOf(columns, name));
    if (sql === sparkName(name)) return pythonText(columnName(name));
    return [columnDoc(sql, place.columns), call(".alias", [pythonText(name)])];
  };
  const groups = rel.groups.map(item);
  const aggregates = rel.aggregates.map(item);
  if (aggregates.length === 0) return chain(input, call("select", groups), call("distinct", []));
  return chain(input, ...(groups.length > 0 ? [call("groupBy", groups)] : []), call("agg", aggregates));
}

function checkCondition(
  { condition, message, details }: Check,
  place: Place,
  expressions: Expressions,
): string {
  const text = details === undefined ? "" : `, ${expressions.value(details, place, "VARCHAR")}`;
  const said = text === "" ? sparkText(message) : `concat(${sparkText(message)}${text})`;
  return `CASE WHEN ${expressions.predicate(condition, place)} THEN true ELSE raise_error(${said}) END`;
}

function sql(
  { rel, inputs, columns }: Described<Sql>,
  frames: readonly Frame[],
  context: NodeContext,
): Frame {
  for (const [index, { alias }] of rel.inputs.entries()) {
    const view = call(".createOrReplaceTempView", [pythonText(alias)]);
    context.before([variableOf(frames[index] ?? frame("spark"), context), view]);
  }
  const known = Object.fromEntries(
    rel.inputs.map(({ alias }, index) => [alias, inputs[index]?.columns ?? []]),
  );
  const { sql: text, columns: given } = context.expressions.query(rel.query, known);
  const entries = columns.flatMap(({ name, type }, index): (readonly [string, Doc])[] => {
    const [have, want] = [given?.[index]?.type ?? null, sparkColumnType(type)];
    if (!want || (have && sameType(have, want))) return [];
    return [
      [name, [call("F.col", [pythonText(columnName(name))]), call(".cast", [pythonText(sparkType(want))])]],
    ];
  });
  return chain(frame(["spark", call(".sql", [expressionText(text)])]), ...columnCalls(entries));
}
