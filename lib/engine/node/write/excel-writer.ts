import type { Readable } from "node:stream";
import { Readable as ReadableStream } from "node:stream";
import {
  DuckDBDateValue,
  DuckDBDecimalValue,
  DuckDBTimestampValue,
  DuckDBTimeValue,
  type DuckDBValue,
} from "@duckdb/node-api";
import { ZipFile } from "yazl";
import { columnLetters, LAST_COLUMN, LAST_ROW } from "../../../connectors/cell-range";
import { encodedName } from "../../../connectors/encoded-name";
import type { Column } from "../../../model/column";
import { type FileWriter, type RowBatch, UnwritableError } from "./file-writer";

interface ExcelWriteOptions {
  sheet?: string;
  header?: boolean;
}

const KEPT = /^(BOOLEAN|U?(TINY|SMALL|BIG)INT|U?INTEGER|FLOAT|DOUBLE|DECIMAL|VARCHAR|DATE|TIME|TIMESTAMP)$/;

/** Excel workbooks of one sheet. What a cell would not hold exactly is written as text. */
export const excelWriter: FileWriter = {
  before(type, value) {
    if (type.kind !== "scalar") return `CAST(to_json(${value}) AS VARCHAR)`;
    if (KEPT.test(type.name)) return null;
    if (type.name === "BLOB") return `base64(${value})`;
    return `CAST(${value} AS ${/^TIMESTAMP_(S|MS)$/.test(type.name) ? "TIMESTAMP" : "VARCHAR"})`;
  },
  async *bytes(rows, columns, options) {
    if (columns.length > LAST_COLUMN)
      throw new UnwritableError(
        `a sheet holds ${LAST_COLUMN.toLocaleString("en")} columns, and there are ${columns.length.toLocaleString("en")}`,
      );
    const { sheet = "Sheet1", header = true } = options as ExcelWriteOptions;
    const zip = new ZipFile();
    // Dates say nothing of the data: equal rows give equal bytes.
    const plain = { mtime: new Date(2000, 0, 1), forceDosTimestamp: true };
    for (const [name, text] of Object.entries(staticParts(sheet)))
      zip.addBuffer(Buffer.from(text), name, plain);
    const cells = ReadableStream.from(sheetXml(rows, columns, header), { objectMode: false });
    const output = zip.outputStream as Readable;
    const fail = (error: unknown) => output.destroy(error as Error);
    cells.on("error", fail);
    zip.on("error", fail);
    zip.addReadStream(cells, "xl/worksheets/sheet1.xml", plain);
    zip.end();
    for await (const piece of output) yield piece as Buffer;
  },
};

async function* sheetXml(
  rows: AsyncIterable<RowBatch>,
  columns: readonly Column[],
  header: boolean,
): AsyncGenerator<string> {
  yield `${HEAD}<worksheet ${MAIN}>${header ? FROZEN : ""}<sheetData>`;
  const letters = columns.map((_, index) => columnLetters(index + 1));
  let number = 0;
  if (header) {
    number++;
    const names = columns.map(({ name }, index) => textCell(`${letters[index]}1`, name, ' s="4"'));
    yield `<row r="1">${names.join("")}</row>`;
  }
  for await (const batch of rows) {
    let text = "";
    for (let index = 0; index < batch.rows; index++) {
      number++;
      if (number > LAST_ROW)
        throw new UnwritableError(
          `a sheet holds ${LAST_ROW.toLocaleString("en")} rows, and there are more; write several files, or partitions`,
        );
      text += `<row r="${number}">`;
      for (let column = 0; column < columns.length; column++) {
        const value = batch.columns[column]?.[index] ?? null;
        if (value !== null)
          text += cellXml(`${letters[column]}${number}`, value, columns[column]?.name ?? "");
      }
      text += "</row>";
    }
    yield text;
  }
  yield "</sheetData></worksheet>";
}

function cellXml(at: string, value: DuckDBValue, column: string): string {
  if (typeof value === "boolean") return `<c r="${at}" t="b"><v>${value ? 1 : 0}</v></c>`;
  if (typeof value === "number")
    return Number.isFinite(value) ? numberCell(at, String(value)) : textCell(at, String(value));
  if (typeof value === "bigint")
    return value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER
      ? numberCell(at, String(value))
      : textCell(at, String(value));
  if (value instanceof DuckDBDecimalValue) {
    const text = String(value);
    return text.replace(/[-.]/g, "").replace(/^0+/, "").length <= 15
      ? numberCell(at, text)
      : textCell(at, text);
  }
  const serial = serialOf(value);
  if (serial !== null) return numberCell(at, String(serial.days), ` s="${serial.style}"`);
  const text = String(value);
  if (text.length > MOST_TEXT)
    throw new UnwritableError(
      `${at}: “${column.slice(0, 80)}” has ${text.length.toLocaleString("en")} characters, and a cell holds ${MOST_TEXT.toLocaleString("en")}`,
    );
  return textCell(at, text);
}

const MOST_TEXT = 32_767;
const DAY_MICROS = 86_400_000_000n;
/** Days from 1970 of 1900-03-01, before which a spreadsheet counts one off, and of the day after 9999-12-31. */
const [FIRST_DAY, LAST_DAY] = [-25_508, 2_932_897];
/** 1970-01-01 as a spreadsheet counts. */
const EPOCH = 25_569;

/** A date or time as days, with the style that shows it; null for what that would not hold exactly. */
function serialOf(value: DuckDBValue): { days: number; style: number } | null {
  if (value instanceof DuckDBDateValue)
    return value.days >= FIRST_DAY && value.days < LAST_DAY ? { days: value.days + EPOCH, style: 1 } : null;
  if (value instanceof DuckDBTimeValue)
    return value.micros % 1000n === 0n && value.micros < DAY_MICROS
      ? { days: Number(value.micros) / Number(DAY_MICROS), style: 3 }
      : null;
  if (!(value instanceof DuckDBTimestampValue) || value.micros % 1000n !== 0n) return null;
  const days = Number(value.micros) / Number(DAY_MICROS);
  return days >= FIRST_DAY && days < LAST_DAY ? { days: days + EPOCH, style: 2 } : null;
}

const numberCell = (at: string, number: string, style = ""): string =>
  `<c r="${at}"${style}><v>${number}</v></c>`;

const textCell = (at: string, text: string, style = ""): string =>
  `<c r="${at}" t="inlineStr"${style}><is><t xml:space="preserve">${escapedText(text)}</t></is></c>`;

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML cannot hold.
const ENCODED = /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|_x[0-9A-Fa-f]{4}_/;
const UNENCODED = { test: (unit: string) => !ENCODED.test(unit) };
const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

/** As a spreadsheet writes it: characters that XML cannot hold are `_x0001_`. */
function escapedText(text: string): string {
  const plain = ENCODED.test(text) ? encodedName(text, { first: UNENCODED, rest: UNENCODED }) : text;
  return plain.replace(/[&<>]/g, (character) => ENTITIES[character] ?? character);
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const FROZEN =
  '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>';

const attribute = (text: string): string =>
  text.replace(/[&<>]/g, (character) => ENTITIES[character] ?? character).replaceAll('"', "&quot;");

/** Every part but the cells. */
const staticParts = (sheet: string): Record<string, string> => ({
  "[Content_Types].xml": `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/></Types>`,
  "_rels/.rels": `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  "xl/workbook.xml": `${HEAD}<workbook ${MAIN} xmlns:r="${OFFICE}"><sheets><sheet name="${attribute(sheet)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  "xl/_rels/workbook.xml.rels": `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
  "xl/styles.xml": `${HEAD}<styleSheet ${MAIN}><numFmts count="3"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd hh:mm:ss"/><numFmt numFmtId="166" formatCode="hh:mm:ss"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="166" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs></styleSheet>`,
});
