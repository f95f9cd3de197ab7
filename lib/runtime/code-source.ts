import type { CodePlace } from "../compiler/expander";
import { everyName, importLine } from "../compiler/print/library-names";
import { stringLiteral } from "../compiler/print/literals";
import type { ProgramPlace } from "./job-builder";

/** A function of custom code as a module of its own, and the way back from places in that module. */
export interface CodeSource {
  text: string;
  /** Offset of the function in the module. */
  offset: number;
  /** Line of the module before the one the function starts on. */
  linesBefore: number;
}

/** The module of a function that gets tables under these names, and gives one table or those of the outputs. */
export function codeSource(code: string, inputs: readonly string[], outputs: readonly string[]): CodeSource {
  const names = inputs.length > 0 ? inputs.map(stringLiteral).join(" | ") : "never";
  const result = `CodeResult<[${outputs.map(stringLiteral).join(", ")}]>`;
  const head = `${importLine(everyName)}\nconst code: CodeFunction<${names}, ${result}> = (\n`;
  return { text: `${head}${code}\n);\nexport default code;\n`, offset: head.length, linesBefore: 2 };
}

/** A place in a module as the range in a setting's text, from there to the end of the word. */
export function placeInCode(
  code: string,
  { linesBefore }: Pick<CodeSource, "linesBefore">,
  at: ProgramPlace | undefined,
  field: readonly string[],
): CodePlace {
  const lines = code.split("\n");
  const line = at === undefined ? 0 : at.line - linesBefore;
  const text = lines[line - 1];
  if (at === undefined || text === undefined) return { field: [...field] };
  const from =
    lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0) +
    Math.min(at.column - 1, text.length);
  const word = /^[\p{ID_Start}$_][\p{ID_Continue}$]*|^./u.exec(code.slice(from))?.[0] ?? "";
  return { field: [...field], range: { from, to: from + Math.max(1, word.length) }, where: `Line ${line}` };
}
