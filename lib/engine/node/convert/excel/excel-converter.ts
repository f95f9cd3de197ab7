import {
  type CellRange,
  cellName,
  columnLetters,
  LAST_COLUMN,
  LAST_ROW,
  parseRange,
} from "../../../../connectors/cell-range";
import type { ExcelOptions } from "../../../../connectors/formats/excel";
import { DiagnosticError, diagnose } from "../../../../model/diagnostic";
import { headerNames, renameNote, someOf } from "../../../scan/header-names";
import { unreadable } from "../../../scan/unreadable";
import type { WorkspaceFile } from "../../files";
import type { ConversionOutput, Converter } from "../converter";
import { type CellValue, cellValue, typeOfValues, type ValueContext, type ValueKind } from "./cell-values";
import { readSharedStrings } from "./shared-strings";
import { mergedCells, type RawCell, type RawRow, sheetRows } from "./sheet-rows";
import { chooseSheet, readWorkbook } from "./workbook";
import { ZipParts } from "./zip-parts";

/** Excel workbooks: the filled rows of a sheet, or of a range of its cells. */
export const excelConverter: Converter = {
  place: "row",
  doubles: true,
  async convert(file, scan, out) {
    const options = scan.options as ExcelOptions;
    const range = rangeOf(options, file);
    const parts = await ZipParts.open(file);
    try {
      const book = await readWorkbook(parts, file);
      const sheet = chooseSheet(book, options.sheet, file);
      const strings = book.strings === null ? [] : await readSharedStrings(parts.part(book.strings));
      const context = {
        strings,
        styles: book.styles,
        date1904: book.date1904,
        errorCells: options.errorCells ?? "reject",
      };
      const merged = options.fillMerged ? await mergedCells(parts.part(sheet.part)) : [];
      // A row may be wider than the rows before it; then all are read again.
      for (let bounds: Bounds | null = null; ; ) {
        const reader = new SheetReader(file, { ...options, range, merged, bounds }, context, out);
        bounds = await reader.read(sheetRows(parts.part(sheet.part)));
        if (bounds === null) return;
        await out.restart();
      }
    } catch (error) {
      if (error instanceof DiagnosticError) throw error;
      throw new DiagnosticError([unreadable(file, (error as Error).message)]);
    } finally {
      await parts.close();
    }
  },
};

function rangeOf({ range }: ExcelOptions, file: WorkspaceFile): CellRange {
  if (range === undefined || range === "")
    return { firstColumn: 1, lastColumn: LAST_COLUMN, firstRow: 1, lastRow: LAST_ROW };
  const parsed = parseRange(range);
  if (parsed) return parsed;
  const detail = `“${range.slice(0, 40)}” is no range of cells, such as B3:F100`;
  throw new DiagnosticError([diagnose("file/header", { path: file.path, detail }, { field: ["range"] })]);
}

interface SheetOptions extends Omit<ExcelOptions, "range"> {
  range: CellRange;
  merged: readonly CellRange[];
  /** Columns that some rows are known to have. */
  bounds: Bounds | null;
}

interface Bounds {
  first: number;
  last: number;
}

/** Columns that a sheet says it has beyond those of its first rows; more are not believed before they are seen. */
const MOST_SAID = 100;

class SheetReader {
  #first = 0;
  #last = 0;
  #names: string[] | null = null;
  #kinds: Set<ValueKind>[] = [];
  /** The header's cells; null without a header. */
  #fields: string[] | null = null;
  #taken = 0;
  /** Rows that may be the footer. */
  readonly #held: RawRow[] = [];
  /** Values of merged cells by their place in `merged`. */
  readonly #shared = new Map<number, CellValue | null>();
  /** Columns that the rows were seen to have. */
  #seen: Bounds = { first: LAST_COLUMN, last: 1 };

  constructor(
    private readonly file: WorkspaceFile,
    private readonly options: SheetOptions,
    private readonly context: ValueContext,
    private readonly out: ConversionOutput,
  ) {}

  /** Reads every row. Gives the columns there are where a row had others than were thought of; else null. */
  async read(batches: ReturnType<typeof sheetRows>): Promise<Bounds | null> {
    const { rows: most, skipFooter = 0 } = this.options;
    let begun: RawRow[] = [];
    for await (const { rows, read, extent } of batches) {
      const within = rows.flatMap((row) => this.#within(row));
      begun = begun.concat(within);
      // Two rows tell whether the first is a header.
      if (this.#names === null && begun.length >= 2) await this.#begin(begun, extent);
      if (this.#names !== null) {
        for (const row of begun) this.#hold(row, skipFooter);
        begun = [];
      }
      await this.out.breathe(read);
      if (this.out.enough || (most !== undefined && this.#taken >= most)) break;
    }
    if (this.#names === null && begun.length > 0) {
      await this.#begin(begun, null);
      for (const row of begun) this.#hold(row, skipFooter);
    }
    const { first, last } = this.#seen;
    if (this.#names !== null && (first < this.#first || last > this.#last))
      return { first: Math.min(first, this.#first), last: Math.max(last, this.#last) };
    this.#settle();
    return null;
  }

  /** The row with its cells in the range; nothing where there are none. */
  #within({ number, cells }: RawRow): RawRow[] {
    const { firstColumn, lastColumn, firstRow, lastRow } = this.options.range;
    if (number < firstRow || number > lastRow) return [];
    const inside = cells.filter(({ column }) => column >= firstColumn && column <= lastColumn);
    return inside.length > 0 ? [{ number, cells: inside }] : [];
  }

  /** Names the columns; takes the header from the rows. */
  async #begin(rows: RawRow[], extent: CellRange | null): Promise<void> {
    const { range, header = "auto", bounds } = this.options;
    const columns = rows.flatMap(({ cells }) => cells.map(({ column }) => column));
    const seen = { first: Math.min(...columns), last: Math.max(...columns) };
    const said = extent && extent.lastColumn - seen.last <= MOST_SAID ? extent : null;
    const bounded = range.lastColumn < LAST_COLUMN;
    this.#first = bounded
      ? range.firstColumn
      : Math.max(
          range.firstColumn,
          Math.min(seen.first, said?.firstColumn ?? seen.first, bounds?.first ?? seen.first),
        );
    this.#last = bounded ? range.lastColumn : Math.max(seen.last, said?.lastColumn ?? 0, bounds?.last ?? 0);
    const count = this.#last - this.#first + 1;
    const [top] = rows;
    const titles = top ? this.#texts(top) : new Map<number, string>();
    const isHeader = header === "present" || (header === "auto" && top !== undefined && this.#isHeader(top));
    if (isHeader) rows.shift();
    const fields = Array.from({ length: count }, (_, index) =>
      isHeader ? (titles.get(this.#first + index) ?? "") : "",
    );
    this.#fields = isHeader ? fields : null;
    this.#names = headerNames(fields).names;
    const names = this.#names;
    this.#kinds = names.map(() => new Set());
    await this.out.begin(names.map((name) => ({ name, type: "VARCHAR" })));
  }

  /** The texts of a row by column: what a header is made of. */
  #texts({ cells }: RawRow): Map<number, string> {
    return new Map(
      cells.flatMap((cell) => {
        const value = cellValue(cell, this.context);
        return value && "text" in value ? [[cell.column, value.text] as const] : [];
      }),
    );
  }

  /** A row of nothing but different texts names the columns. */
  #isHeader({ cells }: RawRow): boolean {
    const values = cells.map((cell) => cellValue(cell, this.context));
    return values.every(
      (value) => value !== null && "kind" in value && value.kind === "text" && value.text.trim() !== "",
    );
  }

  /** Passes rows on once as many follow as the footer has. */
  #hold(row: RawRow, footer: number): void {
    this.#held.push(row);
    while (this.#held.length > footer) this.#put(this.#held.shift() as RawRow);
  }

  #put({ number, cells }: RawRow): void {
    const { rows: most, nullText = [""] } = this.options;
    if (most !== undefined && this.#taken >= most) return;
    this.#taken++;
    const values: (string | null)[] = (this.#names ?? []).map(() => null);
    const kinds: (ValueKind | null)[] = values.map(() => null);
    const problems: string[] = [];
    const set = (column: number, value: CellValue | null) => {
      const index = column - this.#first;
      if (value === null || nullText.includes(value.text)) return;
      values[index] = value.text;
      kinds[index] = value.kind;
    };
    for (const cell of cells) {
      if (cell.column < this.#first || cell.column > this.#last) {
        const { first, last } = this.#seen;
        this.#seen = { first: Math.min(first, cell.column), last: Math.max(last, cell.column) };
        continue;
      }
      const value = cellValue(cell, this.context);
      if (value !== null && "problem" in value)
        problems.push(`${cellName(cell.column, number)} ${value.problem}`);
      else set(cell.column, value);
    }
    this.#fillMerged(number, cells, set);
    if (problems.length > 0) {
      this.out.reject(number, someOf(problems, 3, "; "), JSON.stringify(this.#shown(cells)));
      return;
    }
    for (const [index, kind] of kinds.entries()) if (kind !== null) this.#kinds[index]?.add(kind);
    this.out.row(values, number);
  }

  /** Gives the cells of a merged range the value of its first. */
  #fillMerged(
    number: number,
    cells: readonly RawCell[],
    set: (column: number, value: CellValue | null) => void,
  ): void {
    for (const [index, { firstColumn, lastColumn, firstRow, lastRow }] of this.options.merged.entries()) {
      if (number < firstRow || number > lastRow) continue;
      if (number === firstRow) {
        const cell = cells.find(({ column }) => column === firstColumn);
        const value = cell ? cellValue(cell, this.context) : null;
        this.#shared.set(index, value !== null && "text" in value ? value : null);
      }
      const value = this.#shared.get(index) ?? null;
      for (
        let column = Math.max(firstColumn, this.#first);
        column <= Math.min(lastColumn, this.#last);
        column++
      )
        if (column !== firstColumn || number !== firstRow) set(column, value);
    }
  }

  /** The cells of a row as they are stored, for one that cannot be read. */
  #shown(cells: readonly RawCell[]): Record<string, string> {
    return Object.fromEntries(
      cells.map((cell) => [
        columnLetters(cell.column),
        cell.kind === "s" ? (this.context.strings[Number(cell.text)] ?? cell.text) : cell.text,
      ]),
    );
  }

  #settle(): void {
    const notes: string[] = [];
    const settled = (this.#names ?? []).map((name, index): readonly [string, string | null] => {
      const kinds = this.#kinds[index] ?? new Set<ValueKind>();
      const field = this.#fields?.[index] ?? "";
      // A column that nothing names and nothing fills is none.
      if (kinds.size === 0 && field.trim() === "" && this.options.range.lastColumn === LAST_COLUMN)
        return [name, null];
      const note = this.#fields && renameNote(field, name, index);
      if (note) notes.push(note);
      return [name, typeOfValues(kinds)];
    });
    this.out.settle(new Map(settled));
    const detail = someOf(notes, 5, "; ");
    if (notes.length > 0) this.out.note(diagnose("file/renamed-columns", { path: this.file.path, detail }));
  }
}
