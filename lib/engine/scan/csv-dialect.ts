import type { CsvOptions } from "../../connectors/formats/csv";
import { type CsvDialect, type CsvRecord, CsvScanner } from "./csv-records";

/** Tried in this order; the first of equals wins. */
const DELIMITERS = [",", ";", "\t", "|"];
const SAMPLE_RECORDS = 1000;

/** The beginning of a text, cut into records. */
export interface CsvSample {
  dialect: CsvDialect;
  records: CsvRecord[];
}

/**
 * How a text is delimited: what was chosen, and for the delimiter, when nothing was, the one that cuts every record of the
 * beginning into the same number of fields, at least two; failing that, the one that cuts the first record into most.
 * Quotes are `"`, doubled inside, unless chosen otherwise. `complete` says that `head` is the whole text.
 */
export function sniffDialect(head: Uint8Array, complete: boolean, options: CsvOptions): CsvSample {
  const quote = options.quote === undefined ? '"' : options.quote === "none" ? "" : options.quote;
  const escaping = options.escape === undefined || options.escape === "none" ? quote : options.escape;
  const sample = (delimiter: string): CsvSample => {
    const dialect = { delimiter, quote, escape: escaping };
    return { dialect, records: recordsOf(head, complete, dialect) };
  };
  if (options.delimiter !== undefined) return sample(options.delimiter);
  const samples = DELIMITERS.map(sample);
  const score = ({ records }: CsvSample): number => {
    const first = records[0]?.fields ?? 1;
    if (first === 1) return 0;
    return first + (records.every(({ fields }) => fields === first) ? 1_000_000 : 0);
  };
  return samples.reduce((best, next) => (score(next) > score(best) ? next : best));
}

/** Records that are not blank; the last one only when it is complete. */
function recordsOf(head: Uint8Array, complete: boolean, dialect: CsvDialect): CsvRecord[] {
  const records: CsvRecord[] = [];
  const scanner = new CsvScanner(dialect, null, (record) => {
    if (!record.blank && (complete || record.next > record.end)) records.push(record);
    return records.length < SAMPLE_RECORDS;
  });
  scanner.push(head);
  scanner.finish();
  return records;
}

/** The fields of one record: quotes removed and undoubled, `null` nowhere. */
export const splitRecord = (record: string, dialect: CsvDialect): string[] =>
  fieldsOf(record, dialect).map(({ text }) => text);

export interface CsvField {
  text: string;
  /** Whether it stood in quotes; only what does not may be NULL. */
  quoted: boolean;
}

/** The same, with what stood in quotes. */
export function fieldsOf(text: string, dialect: CsvDialect): CsvField[] {
  const { delimiter, quote, escape: escaping } = dialect;
  const fields: CsvField[] = [];
  for (let at = 0; ; ) {
    const opening = quote === "" ? null : /^ */.exec(text.slice(at))?.[0].length;
    if (opening !== null && opening !== undefined && text.startsWith(quote, at + opening)) {
      let value = "";
      at += opening + quote.length;
      while (at < text.length) {
        if (escaping !== quote && text.startsWith(escaping, at)) {
          value += text.slice(at + escaping.length, at + escaping.length + 1);
          at += escaping.length + 1;
        } else if (text.startsWith(quote, at)) {
          at += quote.length;
          if (escaping !== quote || !text.startsWith(quote, at)) break;
          value += quote;
          at += quote.length;
        } else value += text[at++];
      }
      fields.push({ text: value, quoted: true });
      const next = text.indexOf(delimiter, at);
      if (next < 0) return fields;
      at = next + delimiter.length;
    } else {
      const next = text.indexOf(delimiter, at);
      if (next < 0) {
        fields.push({ text: text.slice(at), quoted: false });
        return fields;
      }
      fields.push({ text: text.slice(at, next), quoted: false });
      at = next + delimiter.length;
    }
  }
}

type Look = "number" | "date" | "time" | "boolean" | "text" | "empty";

/** What a cell looks like, roughly: only to tell a header from a record. */
function lookOf(cell: string): Look {
  const text = cell.trim();
  if (text === "") return "empty";
  if (/^[-+]?(\d+([.,]\d+)*|[.,]\d+)([eE][-+]?\d+)?$/.test(text)) return "number";
  if (/^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}([ T].*)?$/.test(text)) return "date";
  if (/^\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?$/.test(text)) return "time";
  return /^(true|false)$/i.test(text) ? "boolean" : "text";
}

/** Whether the first record names the columns or is data, as far as it shows. */
export type HeaderEvidence = "header" | "data" | "unclear";

/**
 * Compares the first record with those below: where a column holds one kind of value and the first record holds the same
 * kind, it is data; where the first record holds text, it is a name. Years, and a count from 0 or 1, may be names.
 */
export function headerEvidence(
  first: readonly string[],
  rest: readonly (readonly string[])[],
): HeaderEvidence {
  const looks = first.map(lookOf);
  const like: string[] = [];
  let named = 0;
  for (const [index, look] of looks.entries()) {
    const below = rest.map((record) => lookOf(record[index] ?? "")).filter((other) => other !== "empty");
    const kind = below[0];
    if (kind === undefined || kind === "text" || below.some((other) => other !== kind)) continue;
    if (look === kind) like.push((first[index] ?? "").trim());
    else if (look === "text") named++;
  }
  if (like.length > 0) return named > 0 || couldBeNames(like) ? "unclear" : "data";
  // Without any record below, only a value that no name would be speaks.
  if (rest.length === 0)
    return looks.every((look) => look === "text" || look === "empty") ? "header" : "unclear";
  return named > 0 || looks.every((look) => look === "text") ? "header" : "unclear";
}

const couldBeNames = (cells: readonly string[]): boolean =>
  new Set(cells).size === cells.length &&
  (cells.every((cell) => /^[12]\d{3}$/.test(cell)) ||
    cells.every((cell, index) => cell === String(index)) ||
    cells.every((cell, index) => cell === String(index + 1)));
