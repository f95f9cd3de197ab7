import { Readable } from "node:stream";
import { createGzip } from "node:zlib";
import { DuckDBListValue, DuckDBMapValue, DuckDBStructValue, type DuckDBValue } from "@duckdb/node-api";
import { encodedName, XML_NAME } from "../../../connectors/encoded-name";
import type { Column } from "../../../model/column";
import { type ColumnType, parseColumnType } from "../../../model/column-type";
import { castTo, VARCHAR, withLeaves } from "./between-types";
import { type FileWriter, UnwritableError } from "./file-writer";

interface XmlWriteOptions {
  rootTag?: string;
  rowTag?: string;
  attributePrefix?: string;
  valueTag?: string;
  compression?: string;
}

/** XML: a row an element; NULL is left out, lists repeat, structs nest. Everything is text by then. */
export const xmlWriter: FileWriter = {
  before(type, value) {
    if (type.kind === "scalar" && type.name === "BLOB") return `base64(${value})`;
    if (type.kind === "scalar" && /^TIMESTAMP/.test(type.name))
      return `replace(CAST(${value} AS VARCHAR), ' ', 'T')`;
    return castTo(
      type,
      withLeaves(type, () => VARCHAR),
      value,
    );
  },
  bytes(rows, columns, options) {
    const text = lines(rows, columns, options as XmlWriteOptions);
    return options.compression === "gzip"
      ? Readable.from(text, { objectMode: false }).pipe(createGzip())
      : text;
  },
};

async function* lines(
  rows: Parameters<FileWriter["bytes"]>[0],
  columns: readonly Column[],
  { rootTag = "rows", rowTag = "row", attributePrefix = "_", valueTag = "_VALUE" }: XmlWriteOptions,
): AsyncGenerator<string> {
  const tags = { attributePrefix, valueTag };
  const root = encodedName(rootTag, XML_NAME);
  const printer = new ElementPrinter(tags);
  const row = structOf(columns);
  const name = encodedName(rowTag, XML_NAME);
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<${root}>\n`;
  let number = 0;
  for await (const batch of rows) {
    let text = "";
    for (let index = 0; index < batch.rows; index++) {
      number++;
      try {
        text += `  ${printer.struct(name, row, (field) => batch.columns[field]?.[index] ?? null)}\n`;
      } catch (error) {
        if (!(error instanceof UnwritableError)) throw error;
        throw new UnwritableError(`row ${number}: ${error.message}`);
      }
    }
    yield text;
  }
  yield `</${root}>\n`;
}

const structOf = (columns: readonly Column[]) =>
  columns.map(({ name, type }) => ({ name, type: parseColumnType(type) ?? VARCHAR }));

type Fields = readonly { name: string; type: ColumnType }[];

class ElementPrinter {
  /** Names as XML has them. */
  readonly #names = new Map<string, string>();

  constructor(private readonly tags: { attributePrefix: string; valueTag: string }) {}

  struct(name: string, fields: Fields, valueAt: (field: number) => DuckDBValue): string {
    const { attributePrefix, valueTag } = this.tags;
    let attributes = "";
    let content = "";
    for (const [index, { name: field, type }] of fields.entries()) {
      const value = valueAt(index);
      if (value === null) continue;
      if (type.kind === "scalar" && field === valueTag) content += escaped(String(value), field);
      else if (type.kind === "scalar" && attributePrefix !== "" && field.startsWith(attributePrefix))
        attributes += ` ${this.#name(field.slice(attributePrefix.length))}="${escapedAttribute(String(value), field)}"`;
      else content += this.#element(this.#name(field), type, value, field);
    }
    return content === "" ? `<${name}${attributes}/>` : `<${name}${attributes}>${content}</${name}>`;
  }

  #element(name: string, type: ColumnType, value: DuckDBValue, column: string): string {
    if (value === null) return `<${name}/>`;
    if (value instanceof DuckDBListValue && type.kind === "list")
      return value.items.map((item) => this.#element(name, type.item, item, column)).join("");
    if (value instanceof DuckDBStructValue && type.kind === "struct")
      return this.struct(name, type.fields, (field) => value.entries[type.fields[field]?.name ?? ""] ?? null);
    if (value instanceof DuckDBMapValue && type.kind === "map") {
      const fields = [
        { name: "key", type: type.key },
        { name: "value", type: type.value },
      ];
      const entries = value.entries.map((entry) =>
        this.struct("entry", fields, (field) => (field === 0 ? entry.key : entry.value)),
      );
      return `<${name}>${entries.join("")}</${name}>`;
    }
    const text = escaped(String(value), column);
    return text === "" ? `<${name}></${name}>` : `<${name}>${text}</${name}>`;
  }

  #name(name: string): string {
    const known = this.#names.get(name);
    if (known !== undefined) return known;
    const own = encodedName(name === "" ? "_" : name, XML_NAME);
    this.#names.set(name, own);
    return own;
  }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML cannot hold.
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;
const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\r": "&#13;",
  "\n": "&#10;",
  "\t": "&#9;",
};

function escaped(text: string, column: string): string {
  const forbidden = FORBIDDEN.exec(text)?.[0];
  if (forbidden !== undefined) {
    const code = forbidden.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
    throw new UnwritableError(
      `“${column.slice(0, 80)}” holds the character U+${code}, which XML cannot hold`,
    );
  }
  return text.replace(/[&<>\r]/g, (character) => ENTITIES[character] ?? character);
}

const escapedAttribute = (text: string, column: string): string =>
  escaped(text, column).replace(/["\n\t]/g, (character) => ENTITIES[character] ?? character);
