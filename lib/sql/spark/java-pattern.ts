/** Java's date patterns (`yyyy-MM-dd HH:mm`) in DuckDB's terms. */
export type PatternPart =
  /** A piece of a strftime or strptime format. */
  | { is: "format"; text: string }
  /** The quarter, for which DuckDB has no letter. */
  | { is: "quarter"; prefix: string };

export type PatternResult = { parts: PatternPart[][]; zone: boolean } | { problem: string };

const SHOWN: Readonly<Record<string, string>> = {
  yy: "%y",
  uu: "%y",
  M: "%-m",
  L: "%-m",
  MM: "%m",
  LL: "%m",
  MMM: "%b",
  LLL: "%b",
  MMMM: "%B",
  LLLL: "%B",
  d: "%-d",
  dd: "%d",
  D: "%-j",
  DDD: "%j",
  H: "%-H",
  HH: "%H",
  h: "%-I",
  hh: "%I",
  m: "%-M",
  mm: "%M",
  s: "%-S",
  ss: "%S",
  a: "%p",
  E: "%a",
  EE: "%a",
  EEE: "%a",
  EEEE: "%A",
  SSS: "%g",
  SSSSSS: "%f",
  SSSSSSSSS: "%n",
  // Times are shown in the session's zone, which is UTC.
  X: "Z",
  XX: "Z",
  XXX: "Z",
  x: "+00",
  xx: "+0000",
  xxx: "+00:00",
  Z: "+0000",
  ZZ: "+0000",
  ZZZ: "+0000",
  z: "UTC",
  zz: "UTC",
  zzz: "UTC",
  VV: "UTC",
};

const READ: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(SHOWN).filter(([letters]) => !/[SXxZzV]/.test(letters))),
  M: "%m",
  L: "%m",
  d: "%d",
  D: "%j",
  H: "%H",
  h: "%I",
  m: "%M",
  s: "%S",
};

/** What a pattern shows, or reads; brackets around what may be missing make several formats, the longest first. */
export function javaPattern(pattern: string, use: "show" | "read"): PatternResult {
  const variants = use === "read" ? optionalParts(pattern) : [pattern];
  if (variants === null) return { problem: "brackets that do not close" };
  if (variants.length > 16) return { problem: "more than four optional parts" };
  const parts: PatternPart[][] = [];
  let zone = false;
  for (const variant of variants) {
    const read = readPattern(variant, use);
    if ("problem" in read) return read;
    parts.push(read.parts);
    zone ||= read.zone;
  }
  return { parts, zone };
}

type Pieces = { parts: PatternPart[]; zone: boolean } | { problem: string };

function readPattern(pattern: string, use: "show" | "read"): Pieces {
  const parts: PatternPart[] = [];
  let zone = false;
  const add = (text: string) => {
    const last = parts.at(-1);
    if (last?.is === "format") last.text += text;
    else parts.push({ is: "format", text });
  };
  for (const token of pattern.match(/'(?:[^']|'')*'|([a-zA-Z])\1*|[^a-zA-Z']+|'/g) ?? []) {
    if (token === "'") return { problem: "a quote that does not close" };
    if (token.startsWith("'")) add(escaped(token === "''" ? "'" : token.slice(1, -1).replaceAll("''", "'")));
    else if (!/^[a-zA-Z]/.test(token)) {
      if (/[{}#]/.test(token)) return { problem: `the reserved character ${token.trim()}` };
      add(escaped(token));
    } else if (use === "show" && /^Q{1,3}$/.test(token))
      parts.push({ is: "quarter", prefix: token === "QQQ" ? "Q" : token === "QQ" ? "0" : "" });
    else {
      const format = use === "show" ? shown(token) : read(token);
      if (!format) return { problem: `${token}` };
      if (format === "%z") zone = true;
      add(format);
    }
  }
  return { parts, zone };
}

const escaped = (text: string): string => text.replaceAll("%", "%%");
const isYear = (token: string): boolean => /^(y{1,6}|u{1,6})$/.test(token) && token.length !== 2;
const shown = (token: string): string | undefined => (isYear(token) ? "%Y" : SHOWN[token]);

function read(token: string): string | undefined {
  if (isYear(token)) return "%Y";
  if (/^S{1,6}$/.test(token)) return "%f";
  if (/^S{7,9}$/.test(token)) return "%n";
  if (/^(X{1,5}|x{1,5}|Z{1,5})$/.test(token)) return "%z";
  if (/^(z{1,4}|VV)$/.test(token)) return "%Z";
  return READ[token];
}

/** Every choice of the parts in brackets, those with more first; null where brackets do not match. */
function optionalParts(pattern: string): string[] | null {
  const quoted = /'(?:[^']|'')*'/y;
  const open: string[][] = [[""]];
  for (let at = 0; at < pattern.length; at++) {
    quoted.lastIndex = at;
    const text = quoted.exec(pattern)?.[0] ?? pattern.charAt(at);
    const top = open.at(-1) as string[];
    if (text === "[") open.push([""]);
    else if (text === "]") {
      open.pop();
      const below = open.at(-1);
      if (!below) return null;
      const choices = [...top, ""];
      below.splice(0, below.length, ...below.flatMap((start) => choices.map((choice) => start + choice)));
    } else top.splice(0, top.length, ...top.map((start) => start + text));
    at += text.length - 1;
  }
  return open.length === 1 ? [...new Set(open[0])] : null;
}
