import type { Column } from "../model/column";
import { type Diagnostic, diagnose } from "../model/diagnostic";
import { incomingEdges, type NodeId } from "../model/pipeline";
import { type Reference, settingReferences } from "../nodes/references";
import { emitEmpty } from "../sql/emit-rel";
import { placeBeforeOver, withOver } from "../sql/lens/window-calls";
import { quoteIdentifier } from "../sql/quote";
import { nearest } from "../util/nearest";
import type { Binder } from "./binder";
import type { CheckedNode } from "./check";
import type { ColumnsOf } from "./lower";

/** What nodes call the window of their settings. */
const WINDOW = "w";

interface SqlFailure {
  message: string;
  kind?: string;
  position?: number | null;
  candidates?: readonly string[];
}

/** Columns and expressions of a node's settings that do not fit its inputs, each at its field and its word. */
export async function referenceDiagnostics(
  node: CheckedNode,
  columnsOf: ColumnsOf,
  nameOf: (id: NodeId) => string,
  binder: Binder,
): Promise<Diagnostic[]> {
  const edges = incomingEdges(node.id, node.node);
  const inputOf = (port: string) => {
    const edge = edges.find((one) => one.port === port);
    const columns = edge && columnsOf(edge.from, edge.output);
    return edge && columns ? { name: nameOf(edge.from), columns } : null;
  };
  const found: Diagnostic[] = [];
  for (const reference of settingReferences(node.definition, node.settings)) {
    const input = inputOf(reference.port);
    if (!input) continue;
    if (reference.kind === "column") found.push(...unknownColumn(reference, input, node.id));
    else if (reference.expects !== "query") {
      const other = reference.otherPort ? inputOf(reference.otherPort) : null;
      found.push(...(await expressionProblem(reference, input, other, node.id, binder)));
    }
  }
  return found;
}

type BoundTable = { name: string; columns: readonly Column[] };

function unknownColumn(
  reference: Reference & { kind: "column" },
  input: BoundTable,
  node: NodeId,
): Diagnostic[] {
  const names = input.columns.map(({ name }) => name);
  if (names.some((name) => name.toLowerCase() === reference.column.toLowerCase())) return [];
  const place = { node, field: [...reference.field] };
  return [
    diagnose(
      "column/unknown",
      { column: reference.column, input: `“${input.name}”` },
      place,
      nearest(reference.column, names),
    ),
  ];
}

/** Describes one expression by itself over its input, so that an error has a place in the text the user typed. */
async function expressionProblem(
  reference: Reference & { kind: "expression" },
  input: BoundTable,
  other: BoundTable | null,
  node: NodeId,
  binder: Binder,
): Promise<Diagnostic[]> {
  const { text } = reference;
  const place = { node, field: [...reference.field] };
  const from = other
    ? `(${emitEmpty(input.columns)}) AS l, (${emitEmpty(other.columns)}) AS r`
    : `(${emitEmpty(input.columns)})`;
  const { sql, placeOf } = question(reference, from);
  try {
    const columns = await binder.describe(sql);
    return columns.length === 1 ? [] : [diagnose("sql/not-one-expression", {}, place)];
  } catch (error) {
    const failure = error as SqlFailure;
    const at = typeof failure.position === "number" ? placeOf(failure.position) : -1;
    return [
      placed(failure, text, at, place, other ? "The input" : `“${input.name}”`, [
        ...input.columns,
        ...(other?.columns ?? []),
      ]),
    ];
  }
}

/** A SELECT of the expression, and the place in the text that a place in the SELECT stands for. */
function question(
  { text, expects }: Reference & { kind: "expression" },
  from: string,
): { sql: string; placeOf: (position: number) => number } {
  if (expects === "predicate") {
    const head = `SELECT 1 FROM ${from} WHERE (`;
    return { sql: `${head}${text}\n)`, placeOf: (position) => position - head.length };
  }
  const head = "SELECT ";
  if (expects !== "window")
    return { sql: `${head}${text}\nFROM ${from}`, placeOf: (position) => position - head.length };
  return {
    sql: `${head}${withOver(text, () => WINDOW)}\nFROM ${from}\nWINDOW ${WINDOW} AS ()`,
    placeOf: (position) => placeBeforeOver(text, WINDOW, position - head.length),
  };
}

function placed(
  failure: SqlFailure,
  text: string,
  at: number,
  place: { node: NodeId; field: (string | number)[] },
  input: string,
  columns: readonly Column[],
): Diagnostic {
  const inside = at >= 0 && at < text.length;
  const range = inside ? { from: at, to: at + wordLength(text.slice(at)) } : undefined;
  const word = range ? unquoted(text.slice(range.from, range.to)) : "";
  const names = columns.map(({ name }) => name);
  const isColumn = failure.candidates?.length || /not found in FROM clause/i.test(failure.message);
  const where = { ...place, ...(range ? { range } : {}) };
  if (isColumn && word && !names.includes(word)) {
    const choices = nearest(word, names);
    return {
      ...diagnose(
        "column/unknown",
        { column: word, input },
        where,
        choices.map((name) => (/^[a-z_]\w*$/i.test(name) ? name : quoteIdentifier(name))),
      ),
    };
  }
  return diagnose(
    "sql/error",
    { detail: failure.message.replace(/\s*\n\)?(?="?$)/, "") },
    where,
    failure.candidates ? [...failure.candidates] : undefined,
  );
}

const wordLength = (text: string): number =>
  /^("(?:[^"]|"")*"|[\p{L}\p{N}_$]+|.)/su.exec(text)?.[0].length ?? 1;
const unquoted = (word: string): string =>
  word.startsWith('"') ? word.slice(1, -1).replaceAll('""', '"') : word;
