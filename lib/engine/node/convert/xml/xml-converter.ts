import iconv from "iconv-lite";
import type { XmlOptions } from "../../../../connectors/formats/xml";
import type { Scan } from "../../../../ir/rel";
import type { Column } from "../../../../model/column";
import { type ColumnType, parseColumnType } from "../../../../model/column-type";
import { DiagnosticError, diagnose } from "../../../../model/diagnostic";
import { typeText } from "../../../../sql/type-text";
import { unreadable } from "../../../scan/unreadable";
import type { WorkspaceFile } from "../../files";
import type { ConversionOutput, Converter } from "../converter";
import { type TextSourceOptions, textOf } from "../text-source";
import { XmlError } from "./xml-element";
import { detectRowTag } from "./xml-records";
import { type XmlRow, xmlRows } from "./xml-rows";
import { XmlShape } from "./xml-shape";

/** Rows of which the shape is learned before the first is written. */
const LEARNED = 1000;

/** XML: each element of one name is a row; its attributes and elements are columns, nested ones structs and lists. */
export const xmlConverter: Converter = {
  sparse: true,
  keepsRaw: ({ columns }) => columns !== null,
  async convert(file, scan, out, known) {
    try {
      await convert(file, scan, out, known);
    } catch (error) {
      if (error instanceof XmlError)
        throw new DiagnosticError([unreadable(file, `line ${error.line}: ${error.message}`)]);
      throw error;
    }
  },
  reconcile: (files) => mergedColumns(files),
};

async function convert(
  file: WorkspaceFile,
  scan: Scan,
  out: ConversionOutput,
  known: readonly Column[],
): Promise<void> {
  const options = await sourceOptions(file, scan.options as XmlOptions);
  const beginning = await beginningOf(file, options);
  if (beginning.trim() === "") return;
  const rowTag = options.rowTag ?? rowTagOf(file, beginning, options);
  const shape = shapeOf(options, known);
  const rows = () => xmlRows(file, options, { rowTag, tolerant: out.tolerant });
  // What later rows hold and earlier ones did not may change the columns: then all are read again.
  while (!(await write(rows(), shape, out))) await out.restart();
}

/** Writes rows as a shape says. False when a row had another shape: by then all that follow were learned from. */
async function write(
  rows: AsyncIterable<readonly XmlRow[]>,
  shape: XmlShape,
  out: ConversionOutput,
): Promise<boolean> {
  let waiting: XmlRow[] | null = [];
  let stale = false;
  let read = 0;
  const begin = async (first: readonly XmlRow[]) => {
    shape.settle();
    if (first.length > 0) await out.begin(shape.columns());
    for (const row of first) put(row);
  };
  const put = (row: XmlRow) => {
    if ("element" in row) out.row(shape.row(row.element), row.line, row.raw);
    else out.reject(row.line, row.reason, row.raw);
  };
  for await (const some of rows) {
    for (const row of some) {
      read = row.end;
      if ("element" in row) shape.learn(row.element);
      stale ||= waiting === null && shape.changed;
      if (waiting) waiting.push(row);
      else if (!stale) put(row);
    }
    if (waiting && waiting.length >= LEARNED) {
      await begin(waiting);
      waiting = null;
    }
    await out.breathe(read);
    if (out.enough) break;
  }
  if (waiting) await begin(waiting);
  return !stale;
}

type SourceOptions = XmlOptions & TextSourceOptions;

/** The options with the encoding the document says, where nobody chose one. */
async function sourceOptions(file: WorkspaceFile, options: XmlOptions): Promise<SourceOptions> {
  if (options.encoding !== undefined && options.encoding !== "auto") return options;
  // Its declaration is ASCII, whatever follows.
  const { compression } = options;
  const beginning = await beginningOf(file, { compression, encoding: "latin-1" }, 200);
  const declared = /^\s*<\?xml[^>]*\bencoding\s*=\s*["']([\w.:-]+)["']/.exec(beginning)?.[1]?.toLowerCase();
  if (declared === undefined || /^(utf-?8|us-ascii|ascii|utf-16.*)$/.test(declared)) return options;
  const known: boolean = iconv.encodingExists(declared);
  if (!known)
    throw new DiagnosticError([
      unreadable(file, `it says that its encoding is “${declared.slice(0, 40)}”, which is not known here`),
    ]);
  return { ...options, encoding: declared };
}

async function beginningOf(file: WorkspaceFile, options: TextSourceOptions, most = 1 << 20): Promise<string> {
  let text = "";
  for await (const piece of textOf(file, options)) {
    text += piece;
    if (text.length >= most) break;
  }
  return text;
}

function rowTagOf(file: WorkspaceFile, beginning: string, { ignoreNamespaces = false }: XmlOptions): string {
  const found = detectRowTag(beginning, ignoreNamespaces);
  if ("rowTag" in found) return found.rowTag;
  const place = { field: ["rowTag"] };
  const detail = "nothing says which of its elements is a row; choose the row tag";
  throw new DiagnosticError([diagnose("file/header", { path: file.path, detail }, place, found.choices)]);
}

function shapeOf(options: XmlOptions, known: readonly Column[]): XmlShape {
  const {
    attributePrefix = "_",
    valueTag = "_VALUE",
    attributes = true,
    trim = true,
    nullText = [""],
  } = options;
  return new XmlShape({ attributePrefix, valueTag, attributes, trim, nullText: new Set(nullText) }, known);
}

/** Columns that hold what any of the files holds, where some hold one of what others hold several of. */
function mergedColumns(files: readonly (readonly Column[])[]): Column[] | null {
  const merged = new Map<string, { name: string; type: ColumnType }>();
  let conflict = false;
  for (const columns of files)
    for (const { name, type } of columns) {
      const tree = parseColumnType(type);
      const known = merged.get(name.toLowerCase());
      if (!tree) continue;
      if (!known) merged.set(name.toLowerCase(), { name, type: tree });
      else {
        const both = mergedType(known.type, tree);
        conflict ||= both.conflict;
        known.type = both.type;
      }
    }
  return conflict ? [...merged.values()].map(({ name, type }) => ({ name, type: typeText(type) })) : null;
}

/** A type for values of both; a conflict where the engine cannot make one out of the other. */
function mergedType(a: ColumnType, b: ColumnType): { type: ColumnType; conflict: boolean } {
  if (a.kind === "list" || b.kind === "list") {
    const [left, right] = [a, b].map((one) => (one.kind === "list" ? one.item : one)) as [
      ColumnType,
      ColumnType,
    ];
    const item = mergedType(left, right);
    return {
      type: { kind: "list", item: item.type, length: null },
      conflict: item.conflict || a.kind !== b.kind,
    };
  }
  if (a.kind !== "struct" || b.kind !== "struct")
    return { type: a.kind === "struct" ? a : b, conflict: a.kind !== b.kind };
  let conflict = false;
  const fields = a.fields.map((field) => {
    const other = b.fields.find(({ name }) => name.toLowerCase() === field.name.toLowerCase());
    if (!other) return field;
    const both = mergedType(field.type, other.type);
    conflict ||= both.conflict;
    return { name: field.name, type: both.type };
  });
  const further = b.fields.filter(
    ({ name }) => !a.fields.some((field) => field.name.toLowerCase() === name.toLowerCase()),
  );
  return { type: { kind: "struct", fields: [...fields, ...further] }, conflict };
}
