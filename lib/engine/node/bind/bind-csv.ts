import type { ScanPart } from "../../../connectors/bound-scan";
import { type CsvFound, type CsvOptions, csv } from "../../../connectors/formats/csv";
import { KIND, type KindOptions } from "../../../connectors/value-kinds";
import type { Column } from "../../../model/column";
import { type Diagnostic, diagnose } from "../../../model/diagnostic";
import { SqlError } from "../../../runtime/engine";
import { stableJson } from "../../../util/stable-json";
import { escapeGlob } from "../glob";
import {
  type BindContext,
  type Binding,
  compareWithFixed,
  groupBy,
  missingColumns,
  typeLookup,
  unionNames,
  unreadable,
} from "./binding";
import {
  type CsvBody,
  type CsvHead,
  describeProblem,
  FULL_SCAN_BYTES,
  readCsvBody,
  readCsvHead,
} from "./csv-file";
import { ambiguityOf, decimalType, findKinds, typeOfKinds } from "./csv-types";
import { headerNames, someOf } from "./header-names";
import { columnsOfPartition, partitionColumns } from "./hive";

/** One file as the engine will read it. */
interface CsvInput {
  head: CsvHead;
  body: CsvBody;
  names: string[];
}

/** Files that one reader call can read. */
interface CsvGroup {
  inputs: CsvInput[];
  names: string[];
  /** Columns of the files' folders. */
  hive: Column[];
  found: CsvFound;
  kinds: number[];
}

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

  constructor(private readonly context: BindContext) {
    this.options = context.scan.options as CsvOptions;
    const { decimalSeparator = ".", dateFormat, timestampFormat } = this.options;
    this.kindOptions = { decimalSeparator, dateFormat, timestampFormat, scalars: true };
  }

  async bind(): Promise<Binding> {
    const heads = await this.readHeads();
    const hasHeader = this.decideHeader(heads);
    const inputs = await this.readBodies(heads, hasHeader);
    const groups = this.group(inputs);
    const { columns: fixed } = this.context.scan;
    const columns = fixed ? await this.fixedColumns(groups, fixed) : await this.foundColumns(groups);
    if (
      columns.length === 0 &&
      this.diagnostics.every(({ severity }) => severity !== "error") &&
      this.context.files.length > 0
    )
      this.diagnostics.push(
        diagnose(
          "file/header",
          {
            path: someOf(
              this.context.files.map(({ path }) => path),
              3,
            ),
            detail: "it is empty, so it names no columns; fix the columns to read it anyway",
          },
          { field: ["paths"] },
        ),
      );
    return {
      columns,
      parts: groups.map((group) => this.part(group, columns)),
      rows: null,
      diagnostics: this.diagnostics,
    };
  }

  private async readHeads(): Promise<CsvHead[]> {
    const heads: CsvHead[] = [];
    for (const file of this.context.files) {
      const text = await this.context.texts.prepare(file, this.options);
      const head = text.ok ? await readCsvHead(file, text.value, this.options) : text;
      if (!head.ok) this.diagnostics.push(head.error);
      else if (head.value === null)
        this.diagnostics.push(diagnose("file/empty", { path: file.path }, { field: ["paths"] }));
      else heads.push(head.value);
    }
    return heads;
  }

  /** Whether the files have a header: all of them or none. */
  private decideHeader(heads: readonly CsvHead[]): boolean {
    const { header = "auto" } = this.options;
    if (header === "absent" || heads.length === 0) return false;
    const known = new Set(this.context.scan.columns?.map(({ name }) => name.toLowerCase()));
    for (const { first, evidence } of heads)
      if (evidence === "header") for (const name of first) known.add(name.trim().toLowerCase());
    const named = (head: CsvHead) =>
      head.evidence === "header" ||
      head.first.filter((name) => known.has(name.trim().toLowerCase())).length * 2 > head.first.length;
    const data = heads.filter((head) => !named(head) && head.evidence === "data");
    const unclear = heads.filter((head) => !named(head) && head.evidence === "unclear");
    const expected = header === "present" || data.length + unclear.length < heads.length;
    if (!expected)
      return (
        data.length === 0 &&
        unclear.every(({ first }) =>
          first.every((name) => name.trim() !== "" && !/^[-+.\d]/.test(name.trim())),
        )
      );
    for (const { file, first } of data) {
      const detail = `a header is expected, but the first line reads like data: ${someOf(first.map((cell) => cell.slice(0, 30)))}`;
      this.diagnostics.push(
        diagnose("file/header", { path: file.path, detail }, { field: ["header"] }, ["absent"]),
      );
    }
    return true;
  }

  private async readBodies(heads: readonly CsvHead[], hasHeader: boolean): Promise<CsvInput[]> {
    const inputs: CsvInput[] = [];
    const { columns: fixed } = this.context.scan;
    for (const head of heads) {
      const { file, first } = head;
      const body = await readCsvBody(head, hasHeader, this.context.texts);
      if (!body.ok) {
        this.diagnostics.push(body.error);
        continue;
      }
      const { problem } = body.value;
      if (problem) this.diagnostics.push(unreadable(file, describeProblem(problem)));
      if (hasHeader) {
        const { names, notes } = headerNames(first);
        if (notes.length > 0)
          this.diagnostics.push(
            diagnose("file/renamed-columns", { path: file.path, detail: someOf(notes, 5, "; ") }),
          );
        inputs.push({ head, body: body.value, names });
      } else {
        // Without names, place is all there is: the fixed columns must be as many.
        if (fixed && fixed.length !== first.length)
          this.diagnostics.push(
            diagnose(
              "file/header",
              {
                path: file.path,
                detail: `it has no header and ${first.length} fields a line, and ${fixed.length} columns are fixed`,
              },
              { field: ["columns"] },
            ),
          );
        const names =
          fixed?.length === first.length
            ? fixed.map(({ name }) => name)
            : headerNames(first.map(() => "")).names;
        inputs.push({ head, body: body.value, names });
      }
    }
    return inputs;
  }

  private group(inputs: readonly CsvInput[]): CsvGroup[] {
    const { hivePartitions } = this.context.scan;
    const hive = hivePartitions ? partitionColumns(inputs.map(({ head }) => head.file)) : [];
    const found = ({ head, body }: CsvInput): CsvFound => ({
      ...head.dialect,
      hasHeader: body.hasHeader,
      ...(body.newline === "\r\n" ? {} : { newline: body.newline }),
      parallel: !body.brokenFields && body.newline === "\n",
    });
    const keyed = inputs.map((input) => ({
      input,
      found: found(input),
      hive: columnsOfPartition(input.head.file.path, hive),
    }));
    return groupBy(keyed, (one) =>
      stableJson([one.input.names, one.found, one.hive, one.input.body.newline]),
    ).map((members) => ({
      inputs: members.map(({ input }) => input),
      names: members[0]?.input.names ?? [],
      hive: members[0]?.hive ?? [],
      found: members[0]?.found as CsvFound,
      kinds: [],
    }));
  }

  /** The columns the files say, of the narrowest types that keep all their values. */
  private async foundColumns(groups: CsvGroup[]): Promise<Column[]> {
    const total = groups.flatMap(({ inputs }) => inputs).reduce((sum, { head }) => sum + head.text.bytes, 0);
    for (const group of groups) await this.look(group, total <= FULL_SCAN_BYTES);
    const described = groups.map((group) => ({
      files: group.inputs.map(({ head }) => head.file),
      columns: this.columnsOf(group, () => "VARCHAR"),
    }));
    const names = unionNames(described);
    this.diagnostics.push(...missingColumns(described, names));
    const hiveType = typeLookup(groups.flatMap(({ hive }) => hive));
    const columns: Column[] = [];
    for (const name of names)
      columns.push({ name, type: hiveType(name) ?? (await this.typeOf(name, groups)) });
    return columns;
  }

  private async typeOf(name: string, groups: readonly CsvGroup[]): Promise<string> {
    const holders = groups.flatMap((group) => {
      const index = group.names.findIndex((one) => one.toLowerCase() === name.toLowerCase());
      return index < 0
        ? []
        : [{ group, kinds: group.kinds[index] ?? KIND.text, own: group.names[index] ?? name }];
    });
    const kinds = holders.reduce((all, holder) => all | holder.kinds, 0);
    const unclear = ambiguityOf(kinds);
    const path = holders.find((holder) => ambiguityOf(holder.kinds))?.group.inputs[0]?.head.file.path;
    if (unclear && path)
      this.diagnostics.push(diagnose("file/ambiguous", { path, detail: `“${name}” holds ${unclear}` }));
    const type = typeOfKinds(kinds);
    if (type !== "decimal") return type;
    const sources = holders.map(({ group }) => this.textSource(group));
    return decimalType(
      this.context.session,
      sources,
      holders[0]?.own ?? name,
      this.kindOptions.decimalSeparator,
    );
  }

  /** Finds the kinds of a group's columns, and that the engine reads as many records as are there. */
  private async look(group: CsvGroup, full: boolean): Promise<void> {
    group.kinds = group.names.map(() => KIND.text);
    if (group.inputs.some(({ body }) => body.problem)) return;
    const file = group.inputs[0]?.head.file;
    try {
      const { kinds, rows } = await findKinds(
        this.context.session,
        this.textSource(group),
        group.names,
        this.kindOptions,
        full,
      );
      group.kinds = kinds;
      const records = group.inputs.map(({ body }) => body.records);
      const expected =
        records.includes(null) || !full
          ? null
          : records.reduce<number>((sum, count) => sum + (count ?? 0), 0);
      if (file && expected !== null && rows !== expected)
        this.diagnostics.push(unreadable(file, `the engine reads ${rows} of its ${expected} records`));
    } catch (error) {
      if (!(error instanceof SqlError) || !file) throw error;
      this.diagnostics.push(unreadable(file, error.message));
    }
  }

  private async fixedColumns(groups: readonly CsvGroup[], fixed: readonly Column[]): Promise<Column[]> {
    const described = groups.map((group) => ({
      files: group.inputs.map(({ head }) => head.file),
      columns: this.columnsOf(group, () => "VARCHAR"),
    }));
    this.diagnostics.push(...compareWithFixed(described, fixed));
    return [...fixed];
  }

  /** A group read as text. */
  private textSource(group: CsvGroup): string {
    const part = this.partOf(
      group,
      group.names.map((name) => ({ name, type: "VARCHAR" })),
    );
    const { dateFormat, timestampFormat, decimalSeparator, ...options } = this.options;
    const scan = { ...this.context.scan, options };
    return csv.readSql(part, { scan, columns: [], parts: [], files: [], rows: null, diagnostics: [] });
  }

  private part(group: CsvGroup, columns: readonly Column[]): ScanPart {
    const type = typeLookup(columns);
    return this.partOf(
      group,
      group.names.map((name) => ({ name, type: type(name) ?? "VARCHAR" })),
    );
  }

  private partOf({ inputs, found, hive }: CsvGroup, columns: Column[]): ScanPart {
    return {
      files: inputs.map(({ body }) => escapeGlob(body.absolute)),
      columns,
      options: { ...found, ...(hive.length > 0 ? { hive } : {}) },
    };
  }

  private columnsOf({ names, hive }: CsvGroup, typeOf: (name: string) => string): Column[] {
    const lower = new Set(names.map((name) => name.toLowerCase()));
    return [
      ...names.map((name) => ({ name, type: typeOf(name) })),
      ...hive.filter(({ name }) => !lower.has(name.toLowerCase())),
    ];
  }
}
