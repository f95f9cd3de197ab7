import type { ScanPart } from "../../../connectors/bound-scan";
import type { JsonOptions } from "../../../connectors/formats/json";
import { lossOf, lossyKinds } from "../../../connectors/value-kinds";
import type { Column } from "../../../model/column";
import { type Diagnostic, diagnose, hasErrors } from "../../../model/diagnostic";
import { SqlError } from "../../../runtime/engine";
import { nearest } from "../../../util/nearest";
import type { Binding } from "../../scan/binding";
import { escapeGlob } from "../../scan/glob";
import { shown, someOf } from "../../scan/header-names";
import { partitionColumns } from "../../scan/hive";
import { rejectionProblem } from "../../scan/rejection";
import type { TextFile } from "../../scan/session";
import { unreadable } from "../../scan/unreadable";
import type { WorkspaceFile } from "../files";
import { type JsonFile, readJsonFile } from "./json-file";
import { detectionSource, groupJson, type JsonGroup, type JsonReading, partOfJson } from "./json-group";
import { type GoodLines, setBadLinesAside } from "./json-rejects";
import { columnKinds, NUMBERS, refineTypes } from "./json-types";
import type { WorkspaceContext } from "./workspace-context";

/** Binds JSON: see `JsonBinder`'s steps. */
export const bindJson = (context: WorkspaceContext): Promise<Binding> => new JsonBinder(context).bind();

/**
 * Files are checked here before the engine, which deep values crash, sees them. Its own inference then names the columns,
 * over every record and without guessing: no maps, no dates out of `01-02-2024`, no UUIDs out of text.
 */
class JsonBinder {
  private readonly diagnostics: Diagnostic[] = [];
  /** Lines that are no records, where they may be refused. */
  private readonly rejected: (GoodLines["rejected"] & { of: string })[] = [];

  constructor(private readonly context: WorkspaceContext) {}

  async bind(): Promise<Binding> {
    const { scan, fullScanBytes } = this.context;
    const files = await this.readFiles();
    const [first] = files;
    if (!first) return this.complete({ columns: this.emptyColumns(), parts: [], rows: 0 });
    const hive = scan.hivePartitions ? partitionColumns(files.map(({ file }) => file)) : [];
    const groups = groupJson(files, hive);
    const full = files.reduce((sum, { text }) => sum + text.bytes, 0) <= fullScanBytes;
    let reading: JsonReading = { scan, groups, detected: null, full };
    this.warnAboutNumbers(files);
    try {
      if (scan.columns) {
        await this.compareWithFixed(reading, scan.columns);
        return this.binding(reading, scan.columns, scan.columns);
      }
      const { columns, detected } = await this.inferred(reading, files);
      reading = { ...reading, detected };
      const folders = new Set(hive.map(({ name }) => name.toLowerCase()));
      const own = columns.filter(({ name }) => !folders.has(name.toLowerCase()));
      return this.binding(reading, detected ?? own, [...own, ...hive]);
    } catch (error) {
      if (!(error instanceof SqlError)) throw error;
      this.diagnostics.push(unreadable(first.file, error.message));
      return { columns: [], parts: [], rows: null, diagnostics: this.diagnostics };
    }
  }

  private async readFiles(): Promise<JsonFile[]> {
    const options = this.context.scan.options as JsonOptions;
    const files: JsonFile[] = [];
    for (const file of this.context.files) {
      const text = await this.context.texts.prepare(file, { ...options, dropMark: true });
      const read = text.ok ? await this.readFile(file, text.value, options) : text;
      if (!read.ok) this.diagnostics.push(read.error);
      else if (read.value) files.push(read.value);
      else this.diagnostics.push(diagnose("file/empty", { path: file.path }, { field: ["paths"] }));
    }
    return files;
  }

  private async readFile(file: WorkspaceFile, text: TextFile, options: JsonOptions) {
    const read = await readJsonFile(file, text, options);
    if (read.ok || !this.context.scan.rejects || options.format === "array") return read;
    const good = await setBadLinesAside(this.context, file, text);
    if (!good) return read;
    this.rejected.push({ ...good.rejected, of: file.path });
    return readJsonFile(file, good.text, options);
  }

  /** Without any record, only the user knows the columns. */
  private emptyColumns(): Column[] {
    const { scan, files } = this.context;
    if (files.length > 0 && !scan.columns && !hasErrors(this.diagnostics)) {
      const paths = files.map((file) => file.path);
      const detail = "it holds no records, so it names no columns; fix the columns to read it anyway";
      this.diagnostics.push(
        diagnose("file/header", { path: someOf(paths, 3), detail }, { field: ["paths"] }),
      );
    }
    return [...(scan.columns ?? [])];
  }

  private warnAboutNumbers(files: readonly JsonFile[]): void {
    const file = files.find(({ rounded }) => rounded)?.file;
    const detail = "it holds fractions with more digits than a DOUBLE keeps; they are rounded";
    if (file)
      this.diagnostics.push(diagnose("file/ambiguous", { path: file.path, detail }, { field: ["paths"] }));
  }

  private async inferred(
    reading: JsonReading,
    files: readonly JsonFile[],
  ): Promise<{ columns: Column[]; detected: Column[] | null }> {
    const { session } = this.context;
    const path = files[0]?.file.path ?? "";
    const keys = keysOf(files);
    const described = await session.describe(`SELECT * FROM ${detectionSource(reading, files)}`);
    const lower = new Set([...keys].map((key) => key.toLowerCase()));
    const odd = keys.has("") || lower.size < keys.size || [...keys].some((key) => key.includes("\0"));
    if (odd) {
      const renamed = described.filter(({ name }) => !keys.has(name)).map(({ name }) => `“${shown(name)}”`);
      const detail = `keys without a name, or that differ only in the case of letters, became ${someOf(renamed)}`;
      this.diagnostics.push(diagnose("file/renamed-columns", { path, detail }));
    }
    const detected = odd ? described : null;
    const refined = await refineTypes(session, { ...reading, detected }, described);
    for (const { name, type, mixed } of refined) {
      const detail = `“${shown(name)}” holds values of several kinds; they are read as ${type}`;
      if (mixed) this.diagnostics.push(diagnose("file/drift", { path, detail }));
    }
    return { columns: refined.map(({ name, type }) => ({ name, type })), detected };
  }

  /** Keys may be absent from any record: what no record has is worth a word, and not an error. */
  private async compareWithFixed(reading: JsonReading, fixed: readonly Column[]): Promise<void> {
    const files = reading.groups.flatMap((group) => group.files);
    const path = files[0]?.file.path ?? "";
    const keys = keysOf(files);
    const folders = new Set(reading.groups.flatMap(({ hive }) => hive.map(({ name }) => name)));
    const wanted = new Set(fixed.map(({ name }) => name));
    const further = [...keys].filter((key) => !wanted.has(key));
    for (const [index, { name }] of fixed.entries()) {
      if (keys.has(name) || folders.has(name)) continue;
      const detail = `no record has “${shown(name)}”; NULL stands there`;
      const place = { field: ["columns", index] };
      this.diagnostics.push(diagnose("file/drift", { path, detail }, place, nearest(name, further)));
    }
    if (further.length > 0) {
      const names = someOf(further.map((key) => `“${shown(key)}”`));
      const detail = `${names} ${further.length === 1 ? "is" : "are"} not among the fixed columns, and left out`;
      this.diagnostics.push(diagnose("file/drift", { path, detail }, { field: ["columns"] }));
    }
    const lossy = fixed.filter(({ name, type }) => keys.has(name) && lossyKinds(type) !== 0);
    for (const { column, kinds } of await columnKinds(this.context.session, reading, lossy, NUMBERS)) {
      const detail = `“${shown(column.name)}” holds ${lossOf(column.type, kinds)}`;
      if (lossOf(column.type, kinds))
        this.diagnostics.push(diagnose("file/ambiguous", { path, detail }, { field: ["columns"] }));
    }
  }

  private binding(reading: JsonReading, read: readonly Column[], columns: readonly Column[]): Binding {
    const parts = reading.groups.map((group) => this.part(reading, group, read));
    const rows = reading.groups.reduce((sum, { records }) => sum + records, 0);
    return this.complete({ columns: [...columns], parts, rows });
  }

  /** With what was refused. */
  private complete(binding: Omit<Binding, "diagnostics" | "rejected"> & { rows: number }): Binding {
    const { diagnostics, rejected } = this;
    const { rejects } = this.context.scan;
    if (!rejects) return { ...binding, diagnostics };
    const rows = rejected.reduce((sum, one) => sum + one.rows, 0);
    const problem = rejectionProblem(rejects, {
      path: rejected[0]?.of ?? "",
      rejected: rows,
      rows: binding.rows,
    });
    if (problem && !hasErrors(diagnostics)) diagnostics.push(problem);
    const files = rejected.map(({ path }) => escapeGlob(path));
    return { ...binding, diagnostics, rejected: { files, rows } };
  }

  private part({ full, detected }: JsonReading, group: JsonGroup, columns: readonly Column[]): ScanPart {
    if (full || detected) return partOfJson(group, columns, detected !== null);
    // Where only the beginning was seen, later values are checked as they are read.
    const safe = columns.map(({ name, type }) => ({ name, type: lossyKinds(type) === 0 ? type : "VARCHAR" }));
    const part = partOfJson(group, safe, false);
    return { ...part, options: { ...part.options, strict: NUMBERS } };
  }
}

const keysOf = (files: readonly JsonFile[]): Set<string> => new Set(files.flatMap(({ keys }) => [...keys]));
