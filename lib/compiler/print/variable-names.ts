import { camelCase, uniqueName } from "../../util/slug";

/** Words that cannot name a variable in a module, and the names that every program uses. */
const RESERVED = new Set(
  (
    "arguments await break case catch class const continue debugger default delete do else enum eval export extends " +
    "false finally for function if implements import in instanceof interface let new null package private protected " +
    "public return static super switch this throw true try typeof undefined var void while with yield " +
    "job sql ident console process globalThis"
  ).split(" "),
);
const MOST = 32;

/** Hands out names for variables: camelCase of what they hold, a number behind it only on collision. */
export class VariableNames {
  private readonly taken = new Set<string>();

  /** A name for the rows of the node called `name`; `fallback` stands in when no letter of it can be used. */
  take(name: string, fallback: string): string {
    const stem = camelCase(name, camelCase(fallback)).slice(0, MOST);
    const free = uniqueName(RESERVED.has(stem) ? `${stem}Rows` : stem, this.taken, "");
    this.taken.add(free);
    return free;
  }
}
