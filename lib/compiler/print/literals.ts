/** Characters that do not survive in source text, or that mislead its reader: controls, invisible and lone surrogates. */
const UNSAFE =
  /[\p{Cc}\u2028\u2029\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|\p{Cs}/gu;

const SHORT_ESCAPES: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

const escapeCharacter = (character: string): string =>
  SHORT_ESCAPES[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;

/** A string literal that evaluates to exactly `text`, in the quotes that need fewer escapes. */
export function stringLiteral(text: string): string {
  const doubles = text.split('"').length;
  const singles = text.split("'").length;
  const quote = doubles > singles ? "'" : '"';
  const escaped = text
    .replaceAll("\\", "\\\\")
    .replaceAll(quote, `\\${quote}`)
    .replaceAll(UNSAFE, escapeCharacter);
  return `${quote}${escaped}${quote}`;
}

/** A finite number as formatters write it. */
export const numberLiteral = (value: number): string => String(value).replace("e+", "e");

const IDENTIFIER = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u;

/** The key of an object literal, quoted where it must be. */
export const propertyKey = (key: string): string => (IDENTIFIER.test(key) ? key : stringLiteral(key));

/** Whether source text can hold a template of exactly this text. */
export const fitsTemplate = (text: string): boolean => text.replaceAll(/[\n\t]/g, "").search(UNSAFE) < 0;

/**
 * SQL as a program writes it. The `sql` tag reads its text raw, so a backslash needs no doubling; only a run of them
 * before a backtick, before `${` or at the end does.
 */
export function sqlTemplate(text: string): string {
  const escaped = text
    .replaceAll(/(\\*)(`|\$\{)/g, (_, slashes: string, end: string) => `${slashes}${slashes}\\${end}`)
    .replace(/\\+$/, (slashes) => slashes + slashes);
  return `sql\`${escaped}\``;
}

/** The inverse of the template form: raw template text → SQL. */
export const readSqlTemplate = (raw: string): string =>
  raw.replaceAll(/(\\+)(?=`|\$\{|$)/g, (slashes) => slashes.slice(0, slashes.length >> 1));
