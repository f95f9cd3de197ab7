import { type NumberKind, serialText } from "./number-kind";
import type { RawCell } from "./sheet-rows";

/** What a cell holds. */
export type ValueKind = "text" | "integer" | "double" | "boolean" | "date" | "time" | "timestamp";

export interface CellValue {
  kind: ValueKind;
  text: string;
}

export interface ValueContext {
  strings: readonly string[];
  styles: readonly NumberKind[];
  date1904: boolean;
  errorCells: "reject" | "null";
}

const ISO = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}:\d{2}(?:\.\d{1,6})?Z?)?$/;
const ISO_TIME = /^T?\d{2}:\d{2}:\d{2}(?:\.\d{1,6})?$/;

/** The value of a cell; null for none; or why there is none to be had. */
export function cellValue(cell: RawCell, context: ValueContext): CellValue | null | { problem: string } {
  const { kind, text } = cell;
  if (cell.empty)
    return {
      problem: "holds a formula that was never computed; open and save the file in a spreadsheet program",
    };
  switch (kind) {
    case "s": {
      const shared = context.strings[Number(text)];
      return shared === undefined
        ? { problem: "refers to a text that is not there" }
        : { kind: "text", text: shared };
    }
    case "str":
    case "inlineStr":
      return { kind: "text", text };
    case "b":
      return { kind: "boolean", text: text.trim() === "1" || text.trim() === "true" ? "true" : "false" };
    case "e":
      return context.errorCells === "null" ? null : { problem: `holds the error ${text.slice(0, 20)}` };
    case "d":
      return isoValue(text.trim());
    default:
      return numberValue(cell, context);
  }
}

function isoValue(text: string): CellValue | { problem: string } {
  if (ISO_TIME.test(text)) return { kind: "time", text: text.replace("T", "") };
  if (!ISO.test(text)) return { problem: `holds “${text.slice(0, 40)}”, which is no date` };
  return text.includes("T")
    ? { kind: "timestamp", text: text.replace("T", " ").replace("Z", "") }
    : { kind: "date", text };
}

function numberValue(
  { text, style }: RawCell,
  { styles, date1904 }: ValueContext,
): CellValue | null | { problem: string } {
  const trimmed = text.trim();
  if (trimmed === "") return null;
  const number = Number(trimmed);
  if (Number.isNaN(number)) return { problem: `holds “${trimmed.slice(0, 40)}”, which is no number` };
  const kind = styles[style] ?? "number";
  if (kind === "number")
    return { kind: Number.isSafeInteger(number) ? "integer" : "double", text: String(number) };
  const serial = serialText(number, kind, date1904);
  if ("problem" in serial) return { problem: `holds ${serial.problem}` };
  const { text: iso } = serial;
  return { kind: iso.includes(" ") ? "timestamp" : iso.includes(":") ? "time" : "date", text: iso };
}

const TYPES: Readonly<Record<ValueKind, string>> = {
  text: "VARCHAR",
  integer: "BIGINT",
  double: "DOUBLE",
  boolean: "BOOLEAN",
  date: "DATE",
  time: "TIME",
  timestamp: "TIMESTAMP",
};

/** The type that keeps values of these kinds; text for kinds that have none together. */
export function typeOfValues(kinds: ReadonlySet<ValueKind>): string {
  const [first, second, third] = [...kinds];
  if (first === undefined) return "VARCHAR";
  if (second === undefined) return TYPES[first];
  if (third !== undefined) return "VARCHAR";
  const both = [first, second].sort().join();
  return both === "double,integer" ? "DOUBLE" : both === "date,timestamp" ? "TIMESTAMP" : "VARCHAR";
}
