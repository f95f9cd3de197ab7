import { isCodeText } from "../model/code-text";
import { allNodeDefinitions } from "../nodes/registry";
import { outdented } from "../util/reindent";
import { type FunctionArgument, functionArguments } from "../util/typescript-function";
import type { ProgramPlace } from "./job-builder";

/** Methods that take a function as a setting. */
const METHODS: ReadonlySet<string> = new Set(
  allNodeDefinitions
    .filter(({ settings }) => Object.values(settings.shape).some((schema) => isCodeText(schema)))
    .map(({ method }) => method.name),
);

/** The functions of custom code in a program's text, found without its syntax tree, because they may hold types. */
export class ProgramFunctions {
  readonly all: readonly FunctionArgument[];
  private readonly starts: readonly number[];

  constructor(private readonly source: string) {
    this.all = functionArguments(source, METHODS);
    let at = 0;
    this.starts = source.split("\n").map((line) => {
      const start = at;
      at += line.length + 1;
      return start;
    });
  }

  /** The function that the call at a place is given, as it reads by itself; undefined where it is not written there. */
  at({ line, column }: ProgramPlace, method: string): string | undefined {
    const start = this.starts[line - 1];
    if (start === undefined) return undefined;
    const place = start + column - 1;
    const found = this.all.find(({ call }) => call >= place);
    if (!found || this.source.slice(found.call, found.call + method.length) !== method) return undefined;
    return this.textOf(found);
  }

  textOf({ from, to }: FunctionArgument): string {
    const line = this.source.lastIndexOf("\n", from - 1) + 1;
    const indentation = /^[ \t]*/.exec(this.source.slice(line))?.[0] ?? "";
    return outdented(this.source.slice(from, to), indentation);
  }

  /** The program with each function as a zero, and type imports as plain ones: on the same lines, and without their types. */
  blanked(): string {
    let text = this.source;
    for (const { from, to } of this.all) {
      const lines = text.slice(from, to).replaceAll(/[^\n]/g, " ");
      text = `${text.slice(0, from)}0${lines.slice(1)}${text.slice(to)}`;
    }
    return text.replaceAll(/^import \{[^}]*\}/gm, (clause) => clause.replaceAll(/\btype (?=\w)/g, "     "));
  }
}
