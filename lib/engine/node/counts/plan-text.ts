/** Reading the conditions that plans print: `delay>60 AND origin='S'`, `((a + 1) > 100)`. */

const OPTIONAL = "optional:";

/**
 * The conditions of a conjunction in a form without spaces and outer parentheses, sorted; none for empty text. A
 * disjunction becomes `OR[[…],[…]]`, its members conjunctions themselves. What a scan prints as optional (it may leave out
 * rows that a filter above leaves out anyway) starts with `optional:`.
 */
export function conjuncts(text: string): string[] {
  const bare = unwrapped(text.trim());
  if (bare === "") return [];
  const parts = splitTop(bare, " AND ");
  if (parts.length > 1) return parts.flatMap(conjuncts).sort();
  if (bare.startsWith(OPTIONAL))
    return [`${OPTIONAL}${JSON.stringify(conjuncts(bare.slice(OPTIONAL.length)))}`];
  const choices = disjuncts(bare);
  if (choices.length === 1) return [compact(bare)];
  const distinct = new Set(choices.map((choice) => JSON.stringify(conjuncts(choice))));
  return [`OR${JSON.stringify([...distinct].sort())}`];
}

/** The members of a disjunction, and of those among them. */
function disjuncts(text: string): string[] {
  const bare = unwrapped(text.trim());
  const parts = splitTop(bare, " OR ");
  return parts.length === 1 || splitTop(bare, " AND ").length > 1 ? [bare] : parts.flatMap(disjuncts);
}

/**
 * Without the conditions that others imply: `a` and (`a` or `b`) is `a`. An engine pushes the disjunction of its readers'
 * filters into a shared table, and optional filters into scans.
 */
export function absorbed(conditions: readonly string[]): string[] {
  const plain = new Set(conditions.filter((condition) => !/^(OR\[|optional:)/.test(condition)));
  const implied = (condition: string): boolean => {
    if (condition.startsWith(OPTIONAL))
      return (JSON.parse(condition.slice(OPTIONAL.length)) as string[]).every(
        (one) => conditions.includes(one) || implied(one),
      );
    if (!condition.startsWith("OR[")) return plain.has(condition);
    const choices = (JSON.parse(condition.slice(2)) as string[]).map(
      (choice) => JSON.parse(choice) as string[],
    );
    return choices.some((choice) => choice.every((one) => plain.has(one)));
  };
  return [...new Set(conditions)].filter((condition) => plain.has(condition) || !implied(condition));
}

/** Conditions of a join, one a line, whichever side stands left. */
export function canonicalConditions(text: string): string {
  return text.split("\n").map(canonicalComparison).sort().join("\n");
}

const MIRRORED: Readonly<Record<string, string>> = {
  " = ": " = ",
  " != ": " != ",
  " IS NOT DISTINCT FROM ": " IS NOT DISTINCT FROM ",
  " IS DISTINCT FROM ": " IS DISTINCT FROM ",
  " < ": " > ",
  " > ": " < ",
  " <= ": " >= ",
  " >= ": " <= ",
};

function canonicalComparison(text: string): string {
  for (const [operator, mirrored] of Object.entries(MIRRORED)) {
    const [left, right, ...more] = splitTop(text, operator);
    if (left === undefined || right === undefined || more.length > 0) continue;
    return left <= right ? `${left}${operator}${right}` : `${right}${mirrored}${left}`;
  }
  return text;
}

/** Splits at a separator that stands outside of parentheses and quotes. */
function splitTop(text: string, separator: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let quote = "";
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text[at] as string;
    if (quote !== "") {
      if (character === quote) quote = "";
    } else if (character === "'" || character === '"') quote = character;
    else if (character === "(" || character === "[" || character === "{") depth++;
    else if (character === ")" || character === "]" || character === "}") depth--;
    else if (depth === 0 && text.startsWith(separator, at)) {
      parts.push(text.slice(start, at));
      start = at + separator.length;
      at = start - 1;
    }
  }
  return [...parts, text.slice(start)];
}

/** Without parentheses around the whole. */
function unwrapped(text: string): string {
  let bare = text;
  while (bare.startsWith("(") && closing(bare) === bare.length - 1) bare = bare.slice(1, -1).trim();
  return bare;
}

/** Where the first parenthesis closes. */
function closing(text: string): number {
  let depth = 0;
  let quote = "";
  for (let at = 0; at < text.length; at++) {
    const character = text[at] as string;
    if (quote !== "") {
      if (character === quote) quote = "";
    } else if (character === "'" || character === '"') quote = character;
    else if (character === "(") depth++;
    else if (character === ")" && --depth === 0) return at;
  }
  return -1;
}

/** Without spaces outside of quotes: a scan prints `a>1` where a filter prints `a > 1`. */
const compact = (text: string): string =>
  text.replace(/'[^']*'|"[^"]*"|\s+/g, (part) => (/^\s/.test(part) ? "" : part));
