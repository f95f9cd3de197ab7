import { StreamLanguage, type StringStream } from "@codemirror/language";

const KEYWORDS = new Set(
  (
    "and as assert async await break class continue def del elif else except finally for from global if import in is " +
    "lambda nonlocal not or pass raise return try while with yield"
  ).split(" "),
);
const ATOMS = new Set(["True", "False", "None"]);

interface State {
  /** The quotes that end the string the line began in. */
  quotes: string | null;
}

/** Enough of Python to colour a printed PySpark job. */
export const python = StreamLanguage.define<State>({
  name: "python",
  startState: () => ({ quotes: null }),
  token(stream, state) {
    if (state.quotes) return readString(stream, state, state.quotes);
    if (stream.eatSpace()) return null;
    if (stream.match(/^#.*/)) return "comment";
    const open = stream.match(/^[rbfuRBFU]{0,2}("""|'''|"|')/);
    if (open && open !== true) return readString(stream, state, open[1] ?? '"');
    if (stream.match(/^(0[xXoObB][\da-fA-F_]+|\d[\d_]*(\.\d*)?([eE][+-]?\d+)?)/)) return "number";
    if (stream.match(/^@[\w.]+/)) return "meta";
    const word = stream.match(/^[\p{L}_][\p{L}\p{N}_]*/u);
    if (word && word !== true) return wordStyle(word[0], stream.peek());
    stream.next();
    return null;
  },
  languageData: { commentTokens: { line: "#" } },
});

function wordStyle(word: string, next: string | undefined): string | null {
  if (KEYWORDS.has(word)) return "keyword";
  if (ATOMS.has(word)) return "atom";
  return next === "(" ? "variableName.function" : "variableName";
}

function readString(stream: StringStream, state: State, quotes: string): string {
  state.quotes = quotes;
  while (!stream.eol()) {
    if (stream.match(quotes)) {
      state.quotes = null;
      return "string";
    }
    if (stream.next() === "\\") stream.next();
  }
  if (quotes.length === 1) state.quotes = null;
  return "string";
}
