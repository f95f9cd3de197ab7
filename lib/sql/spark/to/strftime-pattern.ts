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

/** Letters that stand for several. */
const WHOLE: Readonly<Record<string, string>> = {
  "%x": "%Y-%m-%d",
  "%X": "%H:%M:%S",
  "%c": "%Y-%m-%d %H:%M:%S",
};

/** What no letter of Spark's says, as an expression of the time `#`. */
const TEMPLATES: Readonly<Record<string, string>> = {
  "%V": "lpad(weekofyear(#), 2, '0')",
  "%G": "CAST(extract(YEAROFWEEK FROM #) AS STRING)",
  "%u": "CAST(weekday(#) + 1 AS STRING)",
  "%w": "CAST(dayofweek(#) - 1 AS STRING)",
  "%U": "lpad((dayofyear(#) + 7 - dayofweek(#)) DIV 7, 2, '0')",
  "%W": "lpad((dayofyear(#) + 6 - weekday(#)) DIV 7, 2, '0')",
};

const tokensOf = (format: string): string[] =>
  format.replaceAll(/%[xXc]/g, (letter) => WHOLE[letter] ?? letter).match(/%-?[a-zA-Z%]|[^%]+|%/gs) ?? [];

const plain = (text: string): string => {
  const doubled = text.replaceAll("'", "''");
  return /[a-zA-Z[\]{}#]/.test(text) ? `'${doubled}'` : doubled;
};

/** A format of strftime as patterns and expressions whose texts are joined. */
export function shownParts(
  format: string,
): { parts: ({ pattern: string } | { template: string })[] } | { problem: string } {
  const parts: ({ pattern: string } | { template: string })[] = [];
  let quoted = "";
  const add = (text: string): void => {
    const last = parts.at(-1);
    if (last && "pattern" in last) last.pattern += text;
    else if (text !== "") parts.push({ pattern: text });
  };
  const flush = (): void => {
    add(plain(quoted));
    quoted = "";
  };
  for (const token of tokensOf(format)) {
    const template = TEMPLATES[token];
    const letters = LETTERS[token];
    if (token === "%%") quoted += "%";
    else if (!token.startsWith("%")) quoted += token;
    else if (template) {
      flush();
      parts.push({ template });
    } else if (letters) {
      flush();
      add(letters);
    } else return { problem: token };
  }
  flush();
  return { parts };
}

/** DuckDB reads one digit where two are usual; so does a single letter of Spark's, but where digits touch. */
const SINGLE = new Set(["%m", "%d", "%H", "%I", "%M", "%S", "%j"]);

/** A format of strptime as a pattern that reads the same texts. */
export function readPattern(format: string): { pattern: string } | { problem: string } {
  const tokens = tokensOf(format);
  let pattern = "";
  for (const [index, token] of tokens.entries()) {
    if (token === "%%") pattern += "%";
    else if (!token.startsWith("%")) pattern += plain(token);
    else {
      const letters = LETTERS[token];
      if (!letters) return { problem: token };
      const touches = [tokens[index - 1], tokens[index + 1]].some(
        (next) => next?.startsWith("%") && next !== "%%",
      );
      pattern += SINGLE.has(token) && !touches ? letters.charAt(0) : letters;
    }
  }
  return { pattern };
}
