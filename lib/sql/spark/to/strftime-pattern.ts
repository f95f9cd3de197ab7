const LETTERS: Readonly<Record<string, string>> = {
  "%Y": "yyyy",
  "%y": "yy",
  "%m": "MM",
  "%-m": "M",
  "%b": "MMM",
  "%B": "MMMM",
  "%d": "dd",
  "%-d": "d",
  "%j": "DDD",
  "%-j": "D",
  "%H": "HH",
  "%-H": "H",
  "%I": "hh",
  "%-I": "h",
  "%M": "mm",
  "%-M": "m",
  "%S": "ss",
  "%-S": "s",
  "%p": "a",
  "%a": "EEE",
  "%A": "EEEE",
  "%g": "SSS",
  "%f": "SSSSSS",
  "%n": "SSSSSSSSS",
  "%z": "XXX",
};

/** Two digits where they are written; where they are read, DuckDB takes one as well, unless digits follow each other. */
const SHORT: Readonly<Record<string, string>> = {
  MM: "M",
  dd: "d",
  DDD: "D",
  HH: "H",
  hh: "h",
  mm: "m",
  ss: "s",
};

/**
 * A format of strftime, or of strptime (`reads`), as a pattern of Java's; or the part that has no counterpart.
 */
export function javaFromStrftime(
  format: string,
  { reads } = { reads: false },
): { pattern: string } | { problem: string } {
  let pattern = "";
  let quoted = "";
  const flush = () => {
    if (quoted !== "")
      pattern += /[a-zA-Z[\]{}#]/.test(quoted)
        ? `'${quoted.replaceAll("'", "''")}'`
        : quoted.replaceAll("'", "''");
    quoted = "";
  };
  const tokens = [...format.matchAll(/%-?[a-zA-Z%]|[^%]+|%/gs)].map(([token]) => token);
  const isPart = (token: string | undefined) => token !== undefined && /^%-?[a-zA-Z]/.test(token);
  for (const [index, token] of tokens.entries()) {
    if (token === "%%") quoted += "%";
    else if (!token.startsWith("%")) quoted += token;
    else {
      const letters = LETTERS[token];
      if (!letters) return { problem: token };
      flush();
      const isAlone = !isPart(tokens[index - 1]) && !isPart(tokens[index + 1]);
      pattern += reads && isAlone ? (SHORT[letters] ?? letters) : letters;
    }
  }
  flush();
  return { pattern };
}
