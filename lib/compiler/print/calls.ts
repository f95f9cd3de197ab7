import {
  choice,
  type Doc,
  group,
  hardLine,
  ifBroken,
  indent,
  joined,
  line,
  mustBreak,
  softLine,
} from "./layout";
import type { Value } from "./value";

/**
 * `callee(a, b, { … })` as formatters lay it out: on one line; else with only its last object, list or function opened; else
 * with one argument a line.
 */
export function callDoc(callee: string, values: readonly Value[]): Doc {
  const docs = values.map(({ doc }) => doc);
  const start = `${callee}(`;
  if (!opensLast(values)) {
    return [start, group([indent([softLine, joined(docs, [",", line])]), ifBroken(","), softLine]), ")"];
  }
  const onePerLine = [start, indent([hardLine, joined(docs, [",", hardLine])]), ",", hardLine, ")"];
  if (docs.slice(0, -1).some(mustBreak)) return onePerLine;
  const before = [start, ...docs.slice(0, -1).flatMap((doc) => [doc, ", "])];
  const last = docs.at(-1) as Doc;
  return choice([...before, last, ")"], [...before, opened(last), ")"], onePerLine);
}

const OPENABLE: ReadonlySet<Value["kind"]> = new Set(["object", "array", "function"]);

function opensLast(values: readonly Value[]): boolean {
  const last = values.at(-1);
  const isOpenable = last !== undefined && OPENABLE.has(last.kind) && last.size > 0;
  return isOpenable && values.at(-2)?.kind !== last.kind;
}

const opened = (doc: Doc): Doc =>
  typeof doc === "object" && "kind" in doc && doc.kind === "group" ? group(doc.content, true) : doc;

/** Columns of a printed line. */
export const WIDTH = 110;

/** Whether a text is too short to stand on a line of its own between the parentheses of a call. */
export const isShort = ({ kind, doc }: Value): boolean => kind === "text" && String(doc).length <= WIDTH / 4;

/** `const name = call;`; the call moves to the next line when its only argument is too short to break before. */
export function declarationDoc(name: string, call: Doc, values: readonly Value[]): Doc {
  const [only] = values;
  if (values.length === 1 && only && isShort(only))
    return group([`const ${name} =`, indent([line, call]), ";"]);
  return [`const ${name} = `, call, ";"];
}
