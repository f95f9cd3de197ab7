import { asSql, type SqlText } from "../../model/sql-text";
import { quoteIdentifier } from "../quote";
import { COLUMN_NAME_KEYWORDS, canBeBareColumn, VALUE_WORDS } from "./keywords";

/** A column's name as a person would write it: bare where that means the same, else quoted. */
export function writeIdentifier(name: string): SqlText {
  const word = name.toLowerCase();
  const plain = /^[a-z_][a-z0-9_]*$/i.test(name) && canBeBareColumn(word);
  return plain && !COLUMN_NAME_KEYWORDS.has(word) && !VALUE_WORDS.has(word)
    ? asSql(name)
    : quoteIdentifier(name);
}
