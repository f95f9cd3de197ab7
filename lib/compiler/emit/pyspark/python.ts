import {
  choice,
  type Doc,
  group,
  hardLine,
  ifBroken,
  indent,
  joined,
  line,
  softLine,
} from "../../print/layout";

/** Columns of a printed line. */
export const WIDTH = 100;

/** A text as a literal of Python, on one line. */
export function pythonText(text: string): string {
  const body = escaped(text).replaceAll("\n", "\\n").replaceAll("\t", "\\t");
  if (body.includes('"') && !body.includes("'")) return `'${body}'`;
  return `"${body.replaceAll('"', '\\"')}"`;
}

/** A text of several lines as a literal that keeps them. */
export function pythonTexts(text: string): string {
  const body = escaped(text).replaceAll(/"(?=""|$)/g, '\\"');
  return `"""${body}"""`;
}

const escaped = (text: string): string =>
  text
    .replaceAll("\\", "\\\\")
    .replaceAll("\r", "\\r")
    // biome-ignore lint/suspicious/noControlCharactersInRegex: what an editor would not show.
    .replaceAll(/[\0-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]/g, (mark) => `\\u${hex(mark)}`)
    .replaceAll(
      /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
      (half) => `\\u${hex(half)}`,
    );

const hex = (mark: string): string => mark.charCodeAt(0).toString(16).padStart(4, "0");

/** A path of the workspace, as a literal that puts the workspace before it. */
export function pathText(path: string): string {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(path) || path.startsWith("/")) return pythonText(path);
  return `f${pythonText(`{workspace}/${path.replaceAll(/[{}]/g, "$&$&").replace(/^\.\//, "")}`)}`;
}

/** A comment on one line. */
export const comment = (text: string): string =>
  `# ${text.replaceAll(/[\p{Cc}\p{Cs}\u2028\u2029]+/gu, " ").trim()}`.trimEnd();

/** A frame, and what is called on it in turn. */
export interface Frame {
  start: Doc;
  calls: readonly Doc[];
}

export const frame = (start: Doc, ...calls: readonly Doc[]): Frame => ({ start, calls });
export const chain = ({ start, calls }: Frame, ...more: readonly Doc[]): Frame => ({
  start,
  calls: [...calls, ...more],
});

/** `name(a, b)`: on one line, or an argument a line. */
export const call = (name: string, args: readonly Doc[]): Doc =>
  args.length === 0
    ? `${name}()`
    : [`${name}(`, group([indent([softLine, joined(args, [",", line])]), ifBroken(","), softLine]), ")"];

export const list = (items: readonly Doc[], [open, close] = ["[", "]"] as readonly [string, string]): Doc =>
  items.length === 0
    ? open + close
    : group([open, indent([softLine, joined(items, [",", line])]), ifBroken(","), softLine, close]);

export const dictionary = (entries: readonly (readonly [key: string, value: Doc])[]): Doc =>
  list(
    entries.map(([key, value]) => [pythonText(key), ": ", value]),
    ["{", "}"],
  );

/** A frame as one expression on a line; where it is too long, a call a line between parentheses. */
export function frameDoc({ start, calls }: Frame, before = ""): Doc {
  const [first, ...others] = calls;
  if (!first || others.length === 0) return [before, start, ...calls.map((one) => [".", one])];
  const head = [start, ".", first];
  const flat = [before, head, ...others.map((one) => [".", one])];
  const below = others.map((one) => [hardLine, ".", one]);
  return choice(flat, [`${before}(`, indent([hardLine, head, ...below]), hardLine, ")"]);
}

/** Keyword arguments: `header=True, sep=";"`. */
export const keywords = (options: Readonly<Record<string, string | boolean | number | undefined>>): Doc[] =>
  Object.entries(options).flatMap(([name, value]) =>
    value === undefined
      ? []
      : [
          `${name}=${typeof value === "string" ? pythonText(value) : typeof value === "boolean" ? (value ? "True" : "False") : value}`,
        ],
  );
