import { rm } from "node:fs/promises";
import type { DuckDBValue } from "@duckdb/node-api";
import { REJECTED_COLUMNS } from "../../../connectors/scan-output";
import type { Scan } from "../../../ir/rel";
import type { Column } from "../../../model/column";
import { type Diagnostic, DiagnosticError } from "../../../model/diagnostic";
import { unreadable } from "../../scan/unreadable";
import type { WorkspaceFile } from "../files";
import type { DuckDbSession } from "../session";
import type { ConversionOutput, ConvertedColumn, Converter } from "./converter";
import { ParquetSink } from "./parquet-sink";
import { plainTypes } from "./plain-types";

/** Columns beside those of the file; no user's column has a control character in its name by chance. */
export const LINE = "tenon\u0001line";
export const RAW = "tenon\u0001raw";

/** Text of a rejected row that is kept. */
const MOST_RAW = 100_000;

/** What became of one file. */
export interface ConvertedFile {
  file: WorkspaceFile;
  /** Parquet files of its rows; without columns there are none. */
  paths: readonly string[];
  columns: readonly ConvertedColumn[];
  rows: number;
  rejected: { paths: readonly string[]; rows: number };
  /** How much of its text was looked at. */
  read: number;
  partial: boolean;
  notes: readonly Diagnostic[];
}

export interface ConversionLimits {
  /** Looking at this much of a text is enough; null converts all of it. */
  enough: number | null;
  /** Whether rows that cannot be read are set aside rather than an error. */
  tolerant: boolean;
  /** Columns the rows have at least, for a sparse converter. */
  known: readonly Column[];
}

/** Converts one file into a folder of Parquet files. Throws `DiagnosticError`. */
export async function convertFile(
  session: DuckDbSession,
  converter: Converter,
  { file, scan, folder }: { file: WorkspaceFile; scan: Scan; folder: string },
  limits: ConversionLimits,
): Promise<ConvertedFile> {
  const out = new Output(session, file, folder, limits, {
    place: converter.place ?? "line",
    raw: limits.tolerant && converter.keepsRaw?.(scan) === true,
  });
  try {
    await converter.convert(file, scan, out, limits.known);
    return await out.finish();
  } catch (error) {
    if (error instanceof DiagnosticError) throw error;
    throw new DiagnosticError([unreadable(file, session.error(error).message)]);
  } finally {
    out.close();
  }
}

class Output implements ConversionOutput {
  #sink: ParquetSink | null = null;
  #rejects: ParquetSink;
  #columns: readonly ConvertedColumn[] = [];
  #wants: ReadonlyMap<string, string | null> = new Map();
  #read = 0;
  #partial = false;
  #generation = 0;
  #notes: Diagnostic[] = [];

  constructor(
    private readonly session: DuckDbSession,
    private readonly file: WorkspaceFile,
    private readonly folder: string,
    private readonly limits: ConversionLimits,
    private readonly words: { place: string; raw: boolean },
  ) {
    this.#rejects = this.#newRejects();
  }

  async begin(columns: readonly ConvertedColumn[]): Promise<void> {
    this.#columns = columns;
    const hidden = [
      { name: LINE, type: "BIGINT" },
      ...(this.words.raw ? [{ name: RAW, type: "VARCHAR" }] : []),
    ];
    this.#sink = new ParquetSink(this.session, this.folder, `rows${this.#generation}`, [
      ...columns,
      ...hidden,
    ]);
  }

  row(values: readonly DuckDBValue[], line: number, raw?: string): void {
    const hidden = this.words.raw ? [BigInt(line), shortened(raw ?? "")] : [BigInt(line)];
    this.#sink?.row([...values, ...hidden]);
  }

  reject(line: number, reason: string, raw: string): void {
    if (!this.limits.tolerant)
      throw new DiagnosticError([unreadable(this.file, `${this.words.place} ${line}: ${reason}`)]);
    this.#rejects.row([this.file.path, BigInt(line), reason, shortened(raw)]);
  }

  async breathe(read: number): Promise<void> {
    this.#read = read;
    await this.#sink?.breathe();
    await this.#rejects.breathe();
  }

  get tolerant(): boolean {
    return this.limits.tolerant;
  }

  get enough(): boolean {
    if (this.limits.enough === null || this.#read < this.limits.enough) return false;
    this.#partial = true;
    return true;
  }

  settle(wants: ReadonlyMap<string, string | null>): void {
    this.#wants = wants;
  }

  note(diagnostic: Diagnostic): void {
    this.#notes.push(diagnostic);
  }

  async restart(): Promise<void> {
    this.close();
    for (const path of [...(this.#sink?.files ?? []), ...this.#rejects.files])
      await rm(path, { force: true });
    this.#generation++;
    this.#sink = null;
    this.#rejects = this.#newRejects();
    this.#notes = [];
    this.#partial = false;
  }

  async finish(): Promise<ConvertedFile> {
    await this.#sink?.finish({ empty: this.#columns.length > 0 });
    await this.#rejects.finish();
    return {
      file: this.file,
      paths: this.#columns.length > 0 ? (this.#sink?.files ?? []) : [],
      columns: (await plainTypes(this.session, this.#columns)).flatMap((column) => {
        const settled = this.#wants.get(column.name);
        const wants = settled ?? column.wants;
        return settled === null ? [] : [wants === undefined ? column : { ...column, wants }];
      }),
      rows: this.#sink?.rows ?? 0,
      rejected: { paths: this.#rejects.files, rows: this.#rejects.rows },
      read: this.#read,
      partial: this.#partial,
      notes: this.#notes,
    };
  }

  close(): void {
    this.#sink?.close();
    this.#rejects.close();
  }

  #newRejects(): ParquetSink {
    return new ParquetSink(this.session, this.folder, `rejected${this.#generation}`, REJECTED_COLUMNS);
  }
}

const shortened = (raw: string): string =>
  raw.length > MOST_RAW ? `${raw.slice(0, MOST_RAW)}… (${raw.length.toLocaleString("en")} characters)` : raw;
