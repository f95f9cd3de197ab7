import { quoteTexts } from "../../sql/quote";
import { readerCall } from "./reader-arguments";

/** What sources of lines of text may choose about the text itself. */
export interface LineOptions {
  encoding?: string | undefined;
  compression?: string | undefined;
  skip?: number | undefined;
}

/** A table of one column `line`, as SQL shows it: a delimiter that stands in no text, and no quotes. */
export const linesCall = (
  files: readonly string[],
  { skip }: LineOptions,
  nullText?: readonly string[],
): string =>
  readerCall("read_csv", files, {
    columns: "{'line': 'VARCHAR'}",
    auto_detect: "false",
    header: "false",
    delim: "E'\\x1F'",
    quote: "''",
    skip: skip ? String(skip) : undefined,
    nullstr: nullText ? quoteTexts(nullText) : undefined,
  });
