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

/** A format of strftime as a pattern of Java's; or the part that has no counterpart. */
export function javaFromStrftime(format: string): { pattern: string } | { problem: string } {
  let pattern = "";
  let quoted = "";
  const flush = () => {
    if (quoted !== "")
      pattern += /[a-zA-Z[\]{}#]/.test(quoted)
        ? `'${quoted.replaceAll("'", "''")}'`
        : quoted.replaceAll("'", "''");
    quoted = "";
  };
  for (const [token] of format.matchAll(/%-?[a-zA-Z%]|[^%]+|%/gs)) {
    if (token === "%%") quoted += "%";
    else if (!token.startsWith("%")) quoted += token;
    else {
      const letters = LETTERS[token];
      if (!letters) return { problem: token };
      flush();
      pattern += letters;
    }
  }
  flush();
  return { pattern };
}
