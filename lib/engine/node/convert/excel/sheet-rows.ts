import { type CellRange, columnNumber, LAST_COLUMN, parseRange } from "../../../../connectors/cell-range";
import { type PartHandlers, parsePart } from "./part-parser";
import { plainText } from "./shared-strings";
import type { Part } from "./zip-parts";

/** A cell as it is stored: `kind` is Excel's letter for what `text` is. */
export interface RawCell {
  column: number;
  kind: string;
  style: number;
  text: string;
  /** A formula whose value nobody computed. */
  empty: boolean;
}

export interface RawRow {
  number: number;
  cells: readonly RawCell[];
}

/** The filled cells of a sheet by row, some rows at a time; `read` is how much of the sheet was looked at. */
export async function* sheetRows(
  part: Part,
): AsyncGenerator<{ rows: readonly RawRow[]; read: number; extent: CellRange | null }> {
  const reader = new RowReader();
  for await (const read of parsePart(part, reader.handlers)) {
    const { rows } = reader;
    reader.rows = [];
    yield { rows, read, extent: reader.extent };
    if (reader.done) return;
  }
}

class RowReader {
  rows: RawRow[] = [];
  /** The cells the sheet says it has. */
  extent: CellRange | null = null;
  done = false;
  #row = 0;
  #cells: RawCell[] = [];
  #column = 0;
  #cell: RawCell | null = null;
  #hasFormula = false;
  #hasValue = false;
  #inText = false;
  #spoken = false;

  readonly handlers: PartHandlers = {
    open: (name, attributes) => this.#open(name, attributes),
    text: (text) => {
      if (this.#inText && this.#cell) this.#cell.text += text;
    },
    close: (name) => this.#close(name),
  };

  #open(name: string, attributes: Readonly<Record<string, string>>): void {
    switch (name) {
      case "dimension":
        this.extent = parseRange(attributes.ref ?? "");
        return;
      case "row":
        this.#row = attributes.r === undefined ? this.#row + 1 : Number(attributes.r);
        this.#column = 0;
        this.#cells = [];
        return;
      case "c": {
        const letters = /^[A-Z]+/i.exec(attributes.r ?? "")?.[0];
        this.#column = letters ? columnNumber(letters.toUpperCase()) : this.#column + 1;
        if (this.#column > LAST_COLUMN)
          throw new Error(`row ${this.#row} has more columns than a sheet can have`);
        this.#cell = {
          column: this.#column,
          kind: attributes.t ?? "n",
          style: Number(attributes.s ?? 0),
          text: "",
          empty: false,
        };
        this.#hasFormula = false;
        this.#hasValue = false;
        return;
      }
      case "f":
        this.#hasFormula = true;
        return;
      case "v":
        this.#hasValue = true;
        this.#inText = true;
        return;
      case "rPh":
        this.#spoken = true;
        return;
      case "t":
        this.#hasValue = true;
        this.#inText = !this.#spoken;
    }
  }

  #close(name: string): void {
    switch (name) {
      case "v":
      case "t":
        this.#inText = false;
        return;
      case "rPh":
        this.#spoken = false;
        return;
      case "c": {
        const cell = this.#cell;
        this.#cell = null;
        if (!cell) return;
        cell.empty = this.#hasFormula && (!this.#hasValue || (cell.kind === "n" && cell.text === ""));
        if (!this.#hasValue && !cell.empty) return;
        if (cell.kind === "inlineStr" || cell.kind === "str") cell.text = plainText(cell.text);
        this.#cells.push(cell);
        return;
      }
      case "row":
        if (this.#cells.length > 0) this.rows.push({ number: this.#row, cells: this.#cells });
        return;
      case "sheetData":
        this.done = true;
    }
  }
}

/** Cells that are one: they share the value of their first. */
export async function mergedCells(part: Part): Promise<CellRange[]> {
  const merged: CellRange[] = [];
  const handlers: PartHandlers = {
    open: (name, { ref }) => {
      const range = name === "mergeCell" ? parseRange(ref ?? "") : null;
      if (range) merged.push(range);
    },
  };
  for await (const _ of parsePart(part, handlers));
  return merged;
}
