import type { Diagnostic } from "../../model/diagnostic";
import type { Pipeline } from "../../model/pipeline";

/** `error: “Node name” field (line 4): message (choices: a, b)` */
export function diagnosticText(diagnostic: Diagnostic, pipeline?: Pipeline): string {
  const { severity, node, field, line, column, message, choices } = diagnostic;
  const name = node === undefined ? undefined : (pipeline?.nodes[node]?.name ?? node);
  const where = [
    name === undefined ? "" : `“${oneLine(name)}”`,
    field ? fieldText(field) : "",
    line === undefined ? "" : column === undefined ? `line ${line}` : `line ${line}, column ${column}`,
  ].filter((part) => part !== "");
  const hint = choices?.length ? ` (choices: ${choices.join(", ")})` : "";
  return [`${severity}:`, where.length > 0 ? `${where.join(" ")}:` : "", `${oneLine(message)}${hint}`]
    .filter(Boolean)
    .join(" ");
}

/** `compute[1].expression` */
const fieldText = (field: readonly (string | number)[]): string =>
  field
    .map((part, index) => (typeof part === "number" ? `[${part}]` : index === 0 ? part : `.${part}`))
    .join("");

/** Control characters of names and messages must not steer a terminal. */
export const oneLine = (text: string): string =>
  text.replaceAll(/\s*\n\s*/g, " ").replaceAll(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, "\ufffd");
