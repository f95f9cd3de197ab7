import type { ScanPart } from "../../connectors/bound-scan";
import type { CsvOptions } from "../../connectors/formats/csv";
import { KIND, type KindOptions, lossOf, lossyKinds } from "../../connectors/value-kinds";
import type { Column } from "../../model/column";
import { type Diagnostic, diagnose, hasErrors } from "../../model/diagnostic";
import { SqlError } from "../../runtime/engine";
import {
  type BindContext,
  type Binding,
  compareWithFixed,
  missingColumns,
  typeLookup,
  unionNames,
} from "./binding";
import { type CsvHead, describeProblem, readCsvBody, readCsvHead } from "./csv-file";
import { type CsvGroup, type CsvInput, columnsOfGroup, groupCsv, partOfGroup, textSource } from "./csv-group";
import { decideHeader, nameColumns } from "./csv-header";
import { ambiguityOf, decimalType, findKinds, typeOfKinds } from "./csv-types";
import { shown, someOf } from "./header-names";
import { partitionColumns } from "./hive";
import { unreadable } from "./unreadable";

/** Binds delimited text: see `CsvBinder`'s steps. */
export const bindCsv = (context: BindContext): Promise<Binding> => new CsvBinder(context).bind();

/**
 * Nothing about delimited text is left to the engine's detection, which drops rows of uneven files without a word and
 * matches columns by place. Files are read here first: encoding, delimiter, header, and every record's shape; files of one
 * shape make one part, whose columns are named in file order and typed by what every value is.
 */
class CsvBinder {
  private readonly diagnostics: Diagnostic[] = [];
  private readonly options: CsvOptions;
  private readonly kindOptions: KindOptions;
  /** Whether all of the text is looked at. */
  private full = true;

  constructor(private readonly context: BindContext) {
    this.options = context.scan.options as CsvOptions;
    const { decimalSeparator = ".", dateFormat, timestampFormat } = this.options;
    this.kindOptions = { decimalSeparator, dateFormat, timestampFormat, scalars: true };
  }

  async bind(): Promise<Binding> {
    const { scan, files, fullScanBytes } = this.context;
    const heads = await this.readHeads();
    this.full = heads.reduce((sum, { text }) => sum + text.bytes, 0) <= fullScanBytes;
    const { hasHeader, diagnostics } = decideHeader(heads, this.options, scan.columns);
    this.diagnostics.push(...diagnostics);
    const inputs = await this.readBodies(heads, hasHeader);
    const hive = scan.hivePartitions ? partitionColumns(inputs.map(({ head }) => head.file)) : [];
    const groups = groupCsv(inputs, hive);
    for (const group of groups) await this.look(group);
    const columns = scan.columns ? this.fixedColumns(groups, scan.columns) : await this.foundColumns(groups);
    if (columns.length === 0 && files.length > 0 && !hasErrors(this.diagnostics)) {
      const path = someOf(
        files.map((file) => file.path),
        3,
      );
      const detail = "it is empty, so it names no columns; fix the columns to read it anyway";
      this.diagnostics.push(diagnose("file/header", { path, detail }, { field: ["paths"] }));
    }
    return {
      columns,
      parts: groups.map((group) => this.part(group, columns)),
      rows: groups.reduce((sum, one) => sum + one.inputs.reduce((all, { body }) => all + body.records, 0), 0),
      diagnostics: this.diagnostics,
    };
  }

  private async readHeads(): Promise<CsvHead[]> {
    const heads: CsvHead[] = [];
    for (const file of this.context.files) {
      const text = await this.context.texts.prepare(file, this.options);
      const head = text.ok ? await readCsvHead(file, text.value, this.context.texts, this.options) : text;
      if (!head.ok) this.diagnostics.push(head.error);
      else if (head.value) heads.push(head.value);
      else this.diagnostics.push(diagnose("file/empty", { path: file.path }, { field: ["paths"] }));
    }
    return heads;
  }

  private async readBodies(heads: readonly CsvHead[], hasHeader: boolean): Promise<CsvInput[]> {
    const { scan, texts } = this.context;
    const inputs: CsvInput[] = [];
    for (const head of heads) {
      const body = await readCsvBody(head, hasHeader, texts, this.options);
      if (!body.ok) {
        this.diagnostics.push(body.error);
        continue;
      }
      if (body.value.problem)
        this.diagnostics.push(unreadable(head.file, describeProblem(body.value.problem)));
      const { names, diagnostics } = nameColumns(head, hasHeader, scan.columns);
      this.diagnostics.push(...diagnostics);
      inputs.push({ head, body: body.value, names });
    }
    return inputs;
  }

  /** Finds the kinds of a group's columns, and that the engine reads as many records as there are. */
  private async look(group: CsvGroup): Promise<void> {
    group.kinds = group.names.map(() => KIND.text);
    const [file] = group.files;
    if (!file || group.inputs.some(({ body }) => body.problem)) return;
    try {
      const { session, scan } = this.context;
      const records = group.inputs.reduce((sum, { body }) => sum + body.records, 0);
      const source = { sql: textSource(group, scan), columns: group.names, records, full: this.full };
      const { kinds, rows } = await findKinds(session, source, this.kindOptions);
      group.kinds = kinds;
      if (rows !== null && rows !== records)
        this.diagnostics.push(unreadable(file, `the engine reads ${rows} of ${records} records`));
    } catch (error) {
      if (!(error instanceof SqlError)) throw error;
      this.diagnostics.push(unreadable(file, error.message));
    }
  }

  /** The columns the files say, of the narrowest types that keep all their values. */
  private async foundColumns(groups: readonly CsvGroup[]): Promise<Column[]> {
    const described = groups.map((group) => ({ files: group.files, columns: columnsOfGroup(group) }));
    const names = unionNames(described);
    this.diagnostics.push(...missingColumns(described, names));
    const hiveType = typeLookup(groups.flatMap(({ hive }) => hive));
    const columns: Column[] = [];
    for (const name of names) {
      const type = hiveType(name) ?? (await this.typeOf(name, groups));
      columns.push({ name, type });
    }
    return columns;
  }

  private async typeOf(name: string, groups: readonly CsvGroup[]): Promise<string> {
    const holders = groups.flatMap((group) => {
      const index = group.names.findIndex((one) => one.toLowerCase() === name.toLowerCase());
      return index < 0 ? [] : [{ group, kinds: group.kinds[index] ?? KIND.text }];
    });
    const kinds = holders.reduce((all, holder) => all | holder.kinds, 0);
    const unclear = ambiguityOf(kinds);
    const path = holders.find((holder) => ambiguityOf(holder.kinds))?.group.files[0]?.path;
    if (unclear && path)
      this.diagnostics.push(
        diagnose("file/ambiguous", { path, detail: `“${shown(name)}” holds ${unclear}` }),
      );
    const type = typeOfKinds(kinds);
    if (type !== "decimal") return type;
    const { session, scan } = this.context;
    const sources = holders.map(({ group }) => textSource(group, scan));
    return decimalType(session, sources, name, this.kindOptions.decimalSeparator);
  }

  private fixedColumns(groups: readonly CsvGroup[], fixed: readonly Column[]): Column[] {
    const described = groups.map((group) => ({ files: group.files, columns: columnsOfGroup(group) }));
    this.diagnostics.push(...compareWithFixed(described, fixed));
    const fixedType = typeLookup(fixed);
    for (const { names, kinds, files } of groups)
      for (const [index, name] of names.entries()) {
        const loss = lossOf(fixedType(name) ?? "VARCHAR", (kinds[index] ?? 0) & ~KIND.text);
        const detail = `“${shown(name)}” holds ${loss}`;
        if (loss)
          this.diagnostics.push(
            diagnose("file/ambiguous", { path: files[0]?.path ?? "", detail }, { field: ["columns"] }),
          );
      }
    return [...fixed];
  }

  private part(group: CsvGroup, columns: readonly Column[]): ScanPart {
    const type = typeLookup(columns);
    if (this.full) return partOfGroup(group, (name) => type(name) ?? "VARCHAR");
    // Where only the beginning was seen, later values are checked as they are read.
    const part = partOfGroup(group, (name) => {
      const wanted = type(name) ?? "VARCHAR";
      return lossyKinds(wanted) === 0 ? wanted : "VARCHAR";
    });
    return { ...part, options: { ...part.options, strict: this.kindOptions } };
  }
}
