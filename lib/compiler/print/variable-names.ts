import { uniqueName } from "../../util/slug";

/** Words that cannot name a variable in a module, and the names that every program uses. */
const RESERVED = new Set(
  (
    "arguments await break case catch class const continue debugger default delete do else enum eval export extends " +
    "false finally for function if implements import in instanceof interface let new null package private protected " +
    "public return static super switch this throw true try typeof undefined var void while with yield " +
    "job sql ident console process globalThis"
  ).split(" "),
);
const MOST = 32;
/** Letters that do not decompose into a Latin letter and marks. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  đ: "d",
  ð: "d",
  ł: "l",
  þ: "th",
  ı: "i",
};

/** How a language writes its variables. */
export interface NameStyle {
  /** Words that cannot name a variable. */
  reserved: ReadonlySet<string>;
  /** Stands between two words, of which the second then keeps its small letters. */
  separator: string;
}

const TYPESCRIPT: NameStyle = { reserved: RESERVED, separator: "" };

/** Hands out names for variables: the words of what they hold, a number behind them only on collision. */
export class VariableNames {
  private readonly taken = new Set<string>();

  constructor(private readonly style: NameStyle = TYPESCRIPT) {}

  /** A name for the rows of the node called `name`; `fallback` stands in when no letter of it can be used. */
  take(name: string, fallback: string): string {
    const { reserved, separator } = this.style;
    const stem = joinWords(wordsOf(name), separator) || joinWords(wordsOf(fallback), separator);
    const rows = separator === "" ? "Rows" : `${separator}rows`;
    const free = uniqueName(reserved.has(stem) ? stem + rows : stem, this.taken, separator);
    this.taken.add(free);
    return free;
  }
}

/** `It's the CSVFile of 2024` → its, the, csv, file, of, 2024. */
const wordsOf = (text: string): string[] =>
  text
    .normalize("NFKD")
    .replaceAll(/[\p{Mn}'’]/gu, "")
    .replaceAll(/[ßæœøđðłþı]/giu, (letter) => LETTERS[letter.toLowerCase()] ?? letter)
    .match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+/g)
    ?.map((word) => word.toLowerCase()) ?? [];

/** As many of the words as fit, joined into an identifier. */
function joinWords(words: readonly string[], separator: string): string {
  let joined = "";
  for (const [index, word] of words.entries()) {
    const capital = separator === "" ? word.charAt(0).toUpperCase() + word.slice(1) : separator + word;
    const part = index === 0 ? word : capital;
    if (index > 0 && joined.length + part.length > MOST) break;
    joined += part;
  }
  return (/^[0-9]/.test(joined) ? `_${joined}` : joined).slice(0, MOST);
}
