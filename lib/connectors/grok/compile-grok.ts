import { nearest } from "../../util/nearest";
import { err, ok, type Result } from "../../util/result";
import { GROK_PATTERNS } from "./patterns";

/** A grok pattern ready to match lines. */
export interface Grok {
  regex: RegExp;
  fields: readonly GrokField[];
}

export interface GrokField {
  name: string;
  /** In DuckDB's notation. */
  type: string;
  /** Names of the groups that may hold its text: the first that does counts. */
  groups: readonly string[];
}

export interface GrokProblem {
  detail: string;
  choices: readonly string[];
}

/** The data types of AWS Glue's grok, and dates. */
const TYPES: Readonly<Record<string, string>> = {
  string: "VARCHAR",
  byte: "TINYINT",
  short: "SMALLINT",
  int: "INTEGER",
  integer: "INTEGER",
  long: "BIGINT",
  float: "FLOAT",
  double: "DOUBLE",
  boolean: "BOOLEAN",
  date: "DATE",
  timestamp: "TIMESTAMP",
};

const REFERENCE = /%\{(\w+)(?:[:;]([^:;{}]+))?(?:[:;](\w+))?(?:[:;][^{}]*)?\}/g;
const MOST_CHARACTERS = 200_000;

/** `NAME regular expression`, a line each; empty lines and comments say nothing. */
export function customPatterns(text: string): Record<string, string> {
  return Object.fromEntries(
    text.split(/\r\n|\n|\r/).flatMap((line) => {
      const match = /^\s*(\w+)\s+(\S.*?)\s*$/.exec(line);
      return match && !line.trimStart().startsWith("#") ? [[match[1] ?? "", match[2] ?? ""]] : [];
    }),
  );
}

class GrokError extends Error {
  constructor(
    message: string,
    readonly choices: readonly string[] = [],
  ) {
    super(message);
  }
}

/** Resolves a pattern to one regular expression, or says why it is none. */
export function compileGrok(pattern: string, custom: string): Result<Grok, GrokProblem> {
  try {
    return ok(new GrokCompiler({ ...GROK_PATTERNS, ...customPatterns(custom) }).compile(pattern));
  } catch (error) {
    if (error instanceof GrokError) return err({ detail: error.message, choices: error.choices });
    throw error;
  }
}

class GrokCompiler {
  private readonly fields = new Map<string, { name: string; type: string; groups: string[] }>();
  private groups = 0;
  private size = 0;

  constructor(private readonly patterns: Readonly<Record<string, string>>) {}

  compile(pattern: string): Grok {
    const source = this.expand(pattern, []);
    if (this.fields.size === 0)
      throw new GrokError("it names no field; write %{PATTERN:field}, such as %{IP:client}");
    const flags = /^\(\?i\)/.test(source) ? "i" : "";
    const body = source.replace(/^\(\?i\)/, "");
    try {
      const place = ({ groups }: GrokField) => body.indexOf(`(?<${groups[0]}>`);
      const fields = [...this.fields.values()].sort((a, b) => place(a) - place(b));
      return { regex: new RegExp(body, flags), fields };
    } catch (error) {
      const detail = (error as Error).message.replace(/^Invalid regular expression: .*: /s, "");
      throw new GrokError(`it is no regular expression: ${detail}`);
    }
  }

  private expand(pattern: string, within: readonly string[]): string {
    this.size += pattern.length;
    if (this.size > MOST_CHARACTERS) throw new GrokError("it is too long once its patterns are put in");
    const known = pattern.replace(REFERENCE, (whole, name: string, field?: string, type?: string) => {
      const found = Object.hasOwn(this.patterns, name) ? this.patterns[name] : undefined;
      if (found === undefined)
        throw new GrokError(`there is no pattern “${name}”`, nearest(name, Object.keys(this.patterns)));
      if (within.includes(name)) throw new GrokError(`the pattern “${name}” is made of itself`);
      const inner = this.expand(found, [...within, name]);
      return field === undefined ? `(?:${inner})` : `(?<${this.group(field.trim(), type, whole)}>${inner})`;
    });
    const open = /%\{[^}]*\}?/.exec(known);
    if (open)
      throw new GrokError(`“${open[0].slice(0, 40)}” is no reference to a pattern, such as %{IP:client}`);
    return toJavaScript(known).replace(
      /\(\?<(?![=!])(?!tenon\d)([^>]+)>/g,
      (whole, field: string) => `(?<${this.group(field, undefined, whole)}>`,
    );
  }

  /** The name of a new group of a field. A field may stand in several places, of which one holds text. */
  private group(name: string, type: string | undefined, whole: string): string {
    const wanted = TYPES[(type ?? "string").toLowerCase()];
    if (!wanted) throw new GrokError(`“${type}” in ${whole} is no data type`, Object.keys(TYPES));
    const group = `tenon${this.groups++}`;
    const known = this.fields.get(name.toLowerCase());
    if (known) known.groups.push(group);
    else this.fields.set(name.toLowerCase(), { name, type: wanted, groups: [group] });
    return group;
  }
}

const CLASSES: Readonly<Record<string, string>> = {
  alnum: "0-9A-Za-z",
  alpha: "A-Za-z",
  digit: "0-9",
  lower: "a-z",
  upper: "A-Z",
  space: "\\s",
  punct: "!-\\/:-@\\[-`{-~",
  xdigit: "0-9A-Fa-f",
  word: "\\w",
};

/** An escape, a class of characters, an atomic group, or a possessive repetition. */
const FOREIGN = /\\[\s\S]|\[\^?\]?(?:\\[\s\S]|\[:\w+:\]|[^\]\\])*\]|\(\?>|([*+?}])\+/g;
const ESCAPES: Readonly<Record<string, string>> = { "\\h": "[ \\t]", "\\A": "^", "\\z": "$", "\\Z": "$" };

/** What other engines write and JavaScript does not: atomic groups and possessive repetition are plain ones here. */
const toJavaScript = (pattern: string): string =>
  pattern.replace(FOREIGN, (found, repeated?: string) => {
    if (repeated !== undefined) return repeated;
    if (found === "(?>") return "(?:";
    if (found.startsWith("["))
      return found.replace(/\[:(\w+):\]/g, (whole, name: string) => CLASSES[name] ?? whole);
    return ESCAPES[found] ?? found;
  });
