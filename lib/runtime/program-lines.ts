import type { NodeId } from "../model/pipeline";
import type { ProgramPlace } from "./job-builder";
import { ProgramFunctions } from "./program-functions";
import { parseProgram, partsOf, type Syntax } from "./syntax";

export interface LineRange {
  from: number;
  to: number;
}

/** The lines of the statement around each place: what is highlighted for a node. */
export function statementLines(
  source: string,
  places: Readonly<Record<NodeId, ProgramPlace>>,
): Record<NodeId, LineRange> {
  const { parsed } = parseProgram(new ProgramFunctions(source).blanked());
  const statements = byLine(parsed ? statementsOf(parsed.body) : []);
  const lines = source.split("\n");
  return Object.fromEntries(
    Object.entries(places).map(([id, place]) => [
      id,
      rangeAround(place, statements.get(place.line) ?? []) ?? openEnded(place.line, lines),
    ]),
  );
}

/** Every statement that is not merely a block, outer ones first. */
function statementsOf(body: readonly Syntax[]): Syntax[] {
  const found: Syntax[] = [];
  const open = [...body].reverse();
  for (let node = open.pop(); node; node = open.pop()) {
    if (/(Statement|Declaration)$/.test(node.type) && node.type !== "BlockStatement") found.push(node);
    open.push(...partsOf(node).reverse());
  }
  return found;
}

/** The statements that cover each line, outer ones first. */
function byLine(statements: readonly Syntax[]): ReadonlyMap<number, readonly Syntax[]> {
  const lines = new Map<number, Syntax[]>();
  for (const statement of statements) {
    const { start, end } = statement.loc ?? { start: { line: 1 }, end: { line: 0 } };
    for (let line = start.line; line <= end.line; line++) {
      const list = lines.get(line);
      if (list) list.push(statement);
      else lines.set(line, [statement]);
    }
  }
  return lines;
}

function rangeAround({ line, column }: ProgramPlace, statements: readonly Syntax[]): LineRange | undefined {
  const around = statements.filter(({ loc }) => {
    if (!loc) return false;
    const startsBefore = loc.start.line < line || (loc.start.line === line && loc.start.column < column);
    return startsBefore && (loc.end.line > line || (loc.end.line === line && loc.end.column >= column));
  });
  const loc = around.at(-1)?.loc;
  return loc ? { from: loc.start.line, to: loc.end.line } : undefined;
}

/** Without a syntax tree (types are in the way): from the line of the call to where its brackets close. */
function openEnded(line: number, lines: readonly string[]): LineRange {
  let depth = 0;
  for (let at = line; at <= lines.length; at++) {
    const code = (lines[at - 1] ?? "").replaceAll(/"(\\.|[^"\\])*"|'(\\.|[^'\\])*'/g, "");
    depth += code.split(/[([{]/).length - code.split(/[)\]}]/).length;
    if (depth <= 0) return { from: line, to: at };
  }
  return { from: line, to: line };
}
