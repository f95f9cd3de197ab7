import type { PrintedCode } from "../../../api/schemas";
import { fileFormat } from "../../../connectors/formats";
import type { Plan } from "../../../ir/rel";
import { quoteIdentifier, quoteIdentifiers, quoteText } from "../../../sql/quote";
import type { CopyTo, Statement } from "../../../sql/script";
import { assertNever } from "../../../util/assert-never";
import { emitParts, type ScanSql } from "./emit-script";

/** A plan as SQL to read or to run by hand in DuckDB, with the lines that belong to each node. */
export function printScript(plan: Plan, scanSql: ScanSql): PrintedCode {
  const lines: PrintedCode["lines"] = {};
  const out: string[] = [];
  let line = 1;
  const put = (text: string) => {
    out.push(text);
    line += text.split("\n").length;
  };
  for (const { statement, parts } of emitParts(plan, scanSql)) {
    for (const line of head(statement)) put(line);
    for (const { node, text } of parts) {
      const from = line;
      put(text);
      const known = lines[node];
      if (!known) lines[node] = { from, to: line - 1 };
      // The parts of a node stand one below the other.
      else if (known.to === from - 1) lines[node] = { ...known, to: line - 1 };
    }
    put(
      statement.kind === "copy" ? `) TO ${quoteText(statement.path)} (${copyOptions(statement)});\n` : ";\n",
    );
  }
  return { text: `${out.join("\n").trimEnd()}\n`, lines };
}

function head(statement: Statement): string[] {
  switch (statement.kind) {
    case "copy":
      return ["COPY ("];
    case "create-table":
      return [`CREATE TEMPORARY TABLE ${quoteIdentifier(statement.table)} AS`];
    case "assert":
      return ["-- Rows, then of each condition: rows for which it is not true, and one of them."];
    default:
      return assertNever(statement);
  }
}

/** The options of COPY … TO for a statement. */
export function copyOptions(statement: Pick<CopyTo, "format" | "options" | "partitionBy">): string {
  const format = fileFormat(statement.format);
  return [
    `FORMAT ${statement.format}`,
    ...(format.copyOptions(statement.options) ?? []),
    ...(statement.partitionBy.length > 0
      ? [`PARTITION_BY (${quoteIdentifiers(statement.partitionBy)})`]
      : []),
  ].join(", ");
}
