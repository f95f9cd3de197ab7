import type { ScanPart } from "../../../connectors/bound-scan";
import { type JsonOptions, json } from "../../../connectors/formats/json";
import { KIND, type KindOptions, lossOf, lossyKinds } from "../../../connectors/value-kinds";
import type { Column } from "../../../model/column";
import { type Diagnostic, diagnose } from "../../../model/diagnostic";
import { SqlError } from "../../../runtime/engine";
import { quoteIdentifier } from "../../../sql/quote";
import { nearest } from "../../../util/nearest";
import { stableJson } from "../../../util/stable-json";
import { escapeGlob } from "../glob";
import { type BindContext, type Binding, groupBy, unreadable } from "./binding";
import { decimalType, findKinds, typeOfKinds } from "./csv-types";
import { shown, someOf } from "./header-names";
import { columnsOfPartition, partitionColumns } from "./hive";
import { type JsonFile, readJsonFile } from "./json-file";

const STRINGS: KindOptions = { decimalSeparator: ".", scalars: false };
const NUMBERS: KindOptions = { decimalSeparator: ".", scalars: true };

/** Files that one reader call can read. */
interface JsonGroup {
  files: JsonFile[];
  hive: Column[];
}

/** Binds JSON: see `JsonBinder`'s steps. */
export const bindJson = (context: BindContext): Promise<Binding> => new JsonBinder(context).bind();

/**
 * Files are checked here before the engine, which deep values crash, sees them. Its own inference then names the columns,
 * over every record and without guessing: no maps, no dates out of `01-02-2024`, no UUIDs out of text; strings of
 * one ISO form become dates and times by the same rules as in CSV, and integers too long for 64 bits keep their digits.
 */
class JsonBinder {
  private readonly diagnostics: Diagnostic[] = [];
  /** Columns as the reader must be told them, where its names are not the keys. */
  private detected: Column[] | null = null;

  /** Whether all of the text is looked at. */
  private full = true;

  constructor(private readonly context: BindContext) {}

  async bind(): Promise<Binding> {
    const { scan } = this.context;
    const files = await this.readFiles();
    this.full = files.reduce((sum, { text }) => sum + text.bytes, 0) <= this.context.fullScanBytes;
    const hive = scan.hivePartitions ? partitionColumns(files.map(({ file }) => file)) : [];
    const keyed = files.map((file) => ({ file, hive: columnsOfPartition(file.file.path, hive) }));
    const groups = groupBy(keyed, (one) => stableJson([one.file.layout, one.hive])).map((members) => ({
      files: members.map(({ file }) => file),
      hive: members[0]?.hive ?? [],
    }));
    this.warnAboutNumbers(files);
    const found = await (scan.columns ? this.fixed(groups, scan.columns) : this.inferred(groups)).catch(
      (error: unknown) => {
        if (!(error instanceof SqlError) || !files[0]) throw error;
        this.diagnostics.push(unreadable(files[0].file, error.message));
        return [];
      },
    );
    const hiveNames = new Set(hive.map(({ name }) => name.toLowerCase()));
    const columns = scan.columns
      ? found
      : [
          ...found.filter(({ name }) => !hiveNames.has(name.toLowerCase())),
          ...(found.length > 0 ? hive : []),
        ];
    const parts =
      found.length > 0 ? groups.map((group) => this.strictPart(group, this.detected ?? found)) : [];
    return { columns, parts, rows: null, diagnostics: this.diagnostics };
  }

  private async readFiles(): Promise<JsonFile[]> {
    const options = this.context.scan.options as JsonOptions;
    const files: JsonFile[] = [];
    for (const file of this.context.files) {
      const text = await this.context.texts.prepare(file, { ...options, dropMark: true });
      const read = text.ok ? await readJsonFile(file, text.value, options) : text;
      if (!read.ok) this.diagnostics.push(read.error);
      else if (read.value === null)
        this.diagnostics.push(diagnose("file/empty", { path: file.path }, { field: ["paths"] }));
      else files.push(read.value);
    }
    const failed = this.diagnostics.some(({ severity }) => severity === "error");
    if (files.length === 0 && this.context.files.length > 0 && !this.context.scan.columns && !failed) {
      const path = someOf(
        this.context.files.map((file) => file.path),
        3,
      );
      this.diagnostics.push(
        diagnose(
          "file/header",
          { path, detail: "it holds no records, so it names no columns; fix the columns to read it anyway" },
          { field: ["paths"] },
        ),
      );
    }
    return files;
  }

  private warnAboutNumbers(files: readonly JsonFile[]): void {
    const file = files.find(({ rounded }) => rounded)?.file;
    if (file)
      this.diagnostics.push(
        diagnose(
          "file/ambiguous",
          {
            path: file.path,
            detail: "it holds fractions with more digits than a DOUBLE keeps; they are rounded",
          },
          { field: ["paths"] },
        ),
      );
  }

  private async inferred(groups: readonly JsonGroup[]): Promise<Column[]> {
    const all = groups.flatMap(({ files }) => files);
    if (all.length === 0) return [];
    const keys = new Set(all.flatMap((file) => [...file.keys]));
    const described = await this.describe(all);
    const lower = new Set([...keys].map((key) => key.toLowerCase()));
    if (keys.has("") || lower.size < keys.size || [...keys].some((key) => key.includes("\0"))) {
      this.detected = described;
      const renamed = described.filter(({ name }) => !keys.has(name)).map(({ name }) => `“${shown(name)}”`);
      const detail = `keys without a name, or that differ only in the case of letters, became ${someOf(renamed)}`;
      this.diagnostics.push(diagnose("file/renamed-columns", { path: all[0]?.file.path ?? "", detail }));
    }
    const columns = described.map(({ name, type }) => ({ name, type: plainType(type) }));
    await this.refine(groups, columns);
    return columns;
  }

  /** What the engine says of all files together. */
  private async describe(files: readonly JsonFile[]): Promise<Column[]> {
    const layouts = [...new Set(files.map(({ layout }) => layout))];
    const part: ScanPart = {
      files: files.map(({ text }) => escapeGlob(text.absolute)),
      columns: [],
      options: {
        detect: true,
        sampled: !this.full,
        layout: layouts.length === 1 ? layouts[0] : "auto",
        maximumObjectSize: objectSize(files),
      },
    };
    return this.context.session.describe(`SELECT * FROM ${json.readSql(part, this.bound(part))}`);
  }

  /** Makes types exact: text that is all dates, numbers too long for the type that was inferred, columns of NULLs. */
  private async refine(groups: readonly JsonGroup[], columns: Column[]): Promise<void> {
    const long = groups.some(({ files }) => files.some(({ longIntegers }) => longIntegers));
    const texts = columns.filter(({ type }) => type === "VARCHAR");
    const numbers = columns.filter(({ type }) => long && type === "DOUBLE");
    const nulls = columns.filter(({ type }) => type === "JSON");
    await this.kinds(groups, texts, STRINGS, (column, kinds) => {
      column.type = typeOfKinds(kinds);
    });
    await this.kinds(groups, numbers, NUMBERS, async (column, kinds) => {
      const type = typeOfKinds(kinds);
      column.type =
        type === "decimal"
          ? await decimalType(
              this.context.session,
              groups.map((group) => this.source(group, [{ ...column, type: "VARCHAR" }])),
              column.name,
              ".",
            )
          : type;
    });
    if (nulls.length > 0 && this.full) {
      const counts = nulls.map(({ name }) => `count(${quoteIdentifier(name)})`).join(", ");
      const present = new Array<number>(nulls.length).fill(0);
      for (const group of groups) {
        const [row = []] = await this.context.session.rows(
          `SELECT ${counts} FROM ${this.source(group, nulls)}`,
        );
        for (const [index, count] of row.entries()) present[index] = (present[index] ?? 0) + Number(count);
      }
      for (const [index, column] of nulls.entries()) if (present[index] === 0) column.type = "VARCHAR";
    }
    if (long)
      for (const column of columns)
        if (/[[(]/.test(column.type) && /\bDOUBLE\b/.test(column.type))
          column.type = replaceTypes(column.type, new Set(["DOUBLE"]));
  }

  private async kinds(
    groups: readonly JsonGroup[],
    columns: readonly Column[],
    options: KindOptions,
    use: (column: Column, kinds: number) => void | Promise<void>,
  ): Promise<void> {
    if (columns.length === 0) return;
    const all = columns.map(() => 0);
    const texts = columns.map(({ name }) => ({ name, type: "VARCHAR" }));
    for (const group of groups) {
      const { kinds } = await findKinds(
        this.context.session,
        this.source(group, texts),
        texts.map(({ name }) => name),
        options,
        this.full,
      );
      for (const [index, kind] of kinds.entries()) all[index] = (all[index] ?? 0) | kind;
    }
    for (const [index, column] of columns.entries()) await use(column, all[index] ?? KIND.text);
  }

  private async fixed(groups: readonly JsonGroup[], fixed: readonly Column[]): Promise<Column[]> {
    const all = groups.flatMap(({ files }) => files);
    const hive = new Set(groups.flatMap((group) => group.hive.map(({ name }) => name)));
    const keys = new Set(all.flatMap((file) => [...file.keys]));
    const wanted = new Set(fixed.map(({ name }) => name));
    const path = all[0]?.file.path ?? "";
    for (const [index, { name }] of fixed.entries()) {
      if (all.length === 0 || keys.has(name) || hive.has(name)) continue;
      const detail = `no record has “${shown(name)}”; NULL stands there`;
      this.diagnostics.push(
        diagnose(
          "file/drift",
          { path, detail },
          { field: ["columns", index] },
          nearest(
            name,
            [...keys].filter((key) => !wanted.has(key)),
          ),
        ),
      );
    }
    const further = [...keys].filter((key) => !wanted.has(key));
    if (further.length > 0) {
      const detail = `${someOf(further.map((key) => `“${shown(key)}”`))} ${further.length === 1 ? "is" : "are"} not among the fixed columns, and left out`;
      this.diagnostics.push(diagnose("file/drift", { path, detail }, { field: ["columns"] }));
    }
    const scalars = fixed.filter(({ name, type }) => keys.has(name) && lossyKinds(type) !== 0);
    await this.kinds(groups, scalars, NUMBERS, ({ name, type }, kinds) => {
      const loss = lossOf(type, kinds);
      if (loss)
        this.diagnostics.push(
          diagnose(
            "file/ambiguous",
            { path, detail: `“${shown(name)}” holds ${loss}` },
            { field: ["columns"] },
          ),
        );
    });
    return [...fixed];
  }

  private source(group: JsonGroup, columns: Column[]): string {
    const part = this.part(group, columns);
    const sql = json.readSql(part, this.bound(part));
    if (!this.detected) return sql;
    // Keys the reader cannot be told by name are read as it detects them, and turned into text.
    const items = columns.map(
      ({ name, type }) => `CAST(${quoteIdentifier(name)} AS ${type}) AS ${quoteIdentifier(name)}`,
    );
    return `(SELECT ${items.join(", ")} FROM ${sql})`;
  }

  private part({ files, hive }: JsonGroup, columns: readonly Column[]): ScanPart {
    const options = {
      layout: files[0]?.layout,
      maximumObjectSize: objectSize(files),
      ...(hive.length > 0 ? { hive } : {}),
      ...(this.detected ? { detect: true } : {}),
    };
    const hiveNames = new Set(hive.map(({ name }) => name.toLowerCase()));
    return {
      files: files.map(({ text }) => escapeGlob(text.absolute)),
      columns: columns.filter(({ name }) => !hiveNames.has(name.toLowerCase())),
      options,
    };
  }

  /** Where only the beginning was seen, later values are checked as they are read. */
  private strictPart(group: JsonGroup, columns: readonly Column[]): ScanPart {
    if (this.full || this.detected) return this.part(group, columns);
    const safe = columns.map(({ name, type }) => ({ name, type: lossyKinds(type) === 0 ? type : "VARCHAR" }));
    const part = this.part(group, safe);
    return { ...part, options: { ...part.options, strict: NUMBERS } };
  }

  private bound(part: ScanPart) {
    return { scan: this.context.scan, columns: [], parts: [part], files: [], rows: null, diagnostics: [] };
  }
}

/** What the reader must be allowed to hold: its own default, or the longest record. */
const objectSize = (files: readonly JsonFile[]): number =>
  Math.max(16_777_216, ...files.map(({ longest }) => longest + 1024));

const GUESSED = new Set(["UUID", "TIME", "DATE", "TIMESTAMP"]);

/** An inferred type without what was guessed: maps, and anything out of text but text. */
const plainType = (type: string): string =>
  /\bMAP\(/.test(type.replace(/"(?:[^"]|"")*"/g, "")) ? "JSON" : replaceTypes(type, GUESSED);

/** Turns some types inside a type into VARCHAR; field names stay, even when they are called like a type. */
function replaceTypes(type: string, replaced: ReadonlySet<string>): string {
  return type.replace(/"(?:[^"]|"")*"|(?<=^|[\w"] )[A-Z]+(?=[,)[]|$)/g, (word) =>
    replaced.has(word) ? "VARCHAR" : word,
  );
}
