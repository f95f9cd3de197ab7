import type { RejectedRows, ScanPart } from "../../../connectors/bound-scan";
import { parquet } from "../../../connectors/formats/parquet";
import { type KindOptions, lossOf, lossyKinds } from "../../../connectors/value-kinds";
import type { Column } from "../../../model/column";
import { type Diagnostic, DiagnosticError, diagnose, hasErrors } from "../../../model/diagnostic";
import { nearest } from "../../../util/nearest";
import { stableJson } from "../../../util/stable-json";
import {
  type Binding,
  compareWithFixed,
  groupBy,
  missingColumns,
  typeLookup,
  unionNames,
} from "../../scan/binding";
import { commonType } from "../../scan/common-type";
import { ambiguityOf } from "../../scan/csv-types";
import { escapeGlob } from "../../scan/glob";
import { shown, someOf } from "../../scan/header-names";
import { columnsOfPartition, partitionColumns } from "../../scan/hive";
import { rejectionProblem } from "../../scan/rejection";
import type { ConvertedFile } from "../convert/convert-file";
import type { ConvertedColumn, Converter } from "../convert/converter";
import { kindsOfColumn, type Leaf, leafKinds, refinedType, type TextGroup } from "../convert/leaf-kinds";
import { plainTypes } from "../convert/plain-types";
import { setUnfitAside } from "../convert/set-aside";
import type { WorkspaceContext } from "./workspace-context";

/** Files that one reader call can read: converted to the same columns. */
interface ConvertedGroup {
  members: ConvertedFile[];
  columns: readonly ConvertedColumn[];
  hive: Column[];
}

/** Binds files of a format that the engine does not read itself: each is converted first. */
export const bindConverted = (context: WorkspaceContext, converter: Converter): Promise<Binding> =>
  new ConvertedBinder(context, converter).bind();

class ConvertedBinder {
  private readonly diagnostics: Diagnostic[] = [];
  private readonly kindOptions: KindOptions;

  constructor(
    private readonly context: WorkspaceContext,
    private readonly converter: Converter,
  ) {
    const options = context.scan.options as Partial<KindOptions>;
    const { decimalSeparator = ".", dateFormat, timestampFormat } = options;
    this.kindOptions = { decimalSeparator, dateFormat, timestampFormat, scalars: true };
  }

  async bind(): Promise<Binding> {
    const { scan, files } = this.context;
    const { converted, partial } = await this.convertAll();
    const hive = scan.hivePartitions ? partitionColumns(converted.map(({ file }) => file)) : [];
    const keyed = converted
      .filter(({ paths }) => paths.length > 0)
      .map((one) => ({ one, hive: columnsOfPartition(one.file.path, hive) }));
    const groups = groupBy(keyed, ({ one, hive: own }) => stableJson([one.columns, own])).map(
      (members): ConvertedGroup => ({
        members: members.map(({ one }) => one),
        columns: members[0]?.one.columns ?? [],
        hive: members[0]?.hive ?? [],
      }),
    );
    const leaves = await this.look(groups);
    const columns = scan.columns
      ? this.fixedColumns(groups, scan.columns, leaves)
      : await this.found(groups, leaves);
    if (columns.length === 0 && files.length > 0 && !hasErrors(this.diagnostics)) {
      const path = someOf(
        files.map((file) => file.path),
        3,
      );
      const detail = "it holds no records, so it names no columns; fix the columns to read it anyway";
      this.diagnostics.push(diagnose("file/header", { path, detail }, { field: ["paths"] }));
    }
    const checked = scan.columns ?? (this.converter.typed ? columns : null);
    const fitting = checked ? await this.fit(groups, checked) : groups;
    const rejected = this.rejected(fitting);
    const rows = fitting.reduce(
      (sum, { members }) => sum + members.reduce((all, one) => all + one.rows, 0),
      0,
    );
    return {
      columns,
      parts: fitting.map((group) => this.part(group)),
      rows: partial ? null : rows,
      diagnostics: this.diagnostics,
      ...(scan.rejects ? { rejected } : {}),
      ...(partial ? { partial } : {}),
    };
  }

  private async convertAll(): Promise<{ converted: ConvertedFile[]; partial: boolean }> {
    const { scan } = this.context;
    const known = this.converter.sparse ? (scan.columns ?? []) : [];
    const first = await this.convertOnce(known);
    const together =
      known.length > 0 ? null : this.converter.reconcile?.(first.converted.map(({ columns }) => columns));
    return together ? this.convertOnce(together) : first;
  }

  private async convertOnce(
    known: readonly Column[],
  ): Promise<{ converted: ConvertedFile[]; partial: boolean }> {
    const { files, scan, conversions, enough } = this.context;
    this.diagnostics.length = 0;
    const converted: ConvertedFile[] = [];
    let read = 0;
    let partial = false;
    for (const file of files) {
      if (file.bytes === 0) {
        this.diagnostics.push(diagnose("file/empty", { path: file.path }, { field: ["paths"] }));
        continue;
      }
      if (enough !== null && read >= enough) {
        partial = true;
        break;
      }
      try {
        const limits = { enough, tolerant: scan.rejects !== undefined, known };
        const one = await conversions.convert(this.converter, file, scan, limits);
        this.diagnostics.push(...one.notes);
        converted.push(one);
        read += one.read;
        partial ||= one.partial;
      } catch (error) {
        if (!(error instanceof DiagnosticError)) throw error;
        this.diagnostics.push(...error.diagnostics);
      }
    }
    return { converted, partial };
  }

  /** Finds what the texts are whose types nobody fixed. */
  private async look(groups: readonly ConvertedGroup[]): Promise<Map<string, Leaf>> {
    const { session, scan } = this.context;
    const fixedType = typeLookup(scan.columns ?? []);
    const texts = groups.map((group): TextGroup => {
      const columns = group.columns.filter(({ name, wants }) => {
        const fixed = fixedType(name);
        return (
          wants === "infer" && (scan.columns === null || (fixed !== undefined && lossyKinds(fixed) !== 0))
        );
      });
      const records = group.members.reduce((sum, { rows }) => sum + rows, 0);
      return { sql: parquet.readSql(this.part(group), unusedBound(scan)), columns, records };
    });
    return leafKinds(session, texts, this.kindOptions);
  }

  private async found(
    groups: readonly ConvertedGroup[],
    leaves: ReadonlyMap<string, Leaf>,
  ): Promise<Column[]> {
    const described = groups.map(describe);
    const names = unionNames(described);
    if (!this.converter.sparse) this.diagnostics.push(...missingColumns(described, names));
    const hiveType = typeLookup(groups.flatMap(({ hive }) => hive));
    const columns: Column[] = [];
    for (const name of names)
      columns.push({ name, type: hiveType(name) ?? (await this.typeOf(name, groups, leaves)) });
    return plainTypes(this.context.session, columns);
  }

  private async typeOf(
    name: string,
    groups: readonly ConvertedGroup[],
    leaves: ReadonlyMap<string, Leaf>,
  ): Promise<string> {
    const { session } = this.context;
    const holders = groups.flatMap(({ members, columns }) => {
      const column = columns.find((one) => one.name.toLowerCase() === name.toLowerCase());
      return column ? [{ column, path: members[0]?.file.path ?? "" }] : [];
    });
    const inferred = holders.every(({ column }) => column.wants === "infer");
    const typeIn = ({ wants, type }: ConvertedColumn) =>
      wants === undefined || wants === "infer" ? type : wants;
    const types = [...new Set(holders.map(({ column }) => typeIn(column)))];
    const doubles = this.converter.doubles === true && types.every((one) => /^(BIGINT|DOUBLE)$/.test(one));
    const united = doubles ? "DOUBLE" : commonType(session, types);
    const type = types.length === 1 ? (types[0] ?? "VARCHAR") : await united;
    if (inferred) {
      const unclear = ambiguityOf(kindsOfColumn(leaves, name));
      if (unclear)
        this.diagnostics.push(
          diagnose("file/ambiguous", {
            path: holders[0]?.path ?? "",
            detail: `“${shown(name)}” holds ${unclear}`,
          }),
        );
      return refinedType(session, { name, type }, leaves, this.kindOptions.decimalSeparator);
    }
    if (types.length > 1 && !doubles) {
      const both = types.map(
        (one) => `${shown(one)} in “${holders.find(({ column }) => typeIn(column) === one)?.path}”`,
      );
      const detail = `“${shown(name)}” is ${someOf(both, 3)}; it is read as ${type}`;
      this.diagnostics.push(
        diagnose("file/drift", { path: holders[0]?.path ?? "", detail }, { field: ["paths"] }),
      );
    }
    return type;
  }

  private fixedColumns(
    groups: readonly ConvertedGroup[],
    fixed: readonly Column[],
    leaves: ReadonlyMap<string, Leaf>,
  ): Column[] {
    const described = groups.map(describe);
    this.diagnostics.push(
      ...(this.converter.sparse ? compareSparse(described, fixed) : compareWithFixed(described, fixed)),
    );
    for (const { name, type } of fixed) {
      const loss = lossOf(type, kindsOfColumn(leaves, name));
      const path = groups.find(({ columns }) => typeLookup(columns)(name))?.members[0]?.file.path ?? "";
      const detail = `“${shown(name)}” holds ${loss}`;
      if (loss) this.diagnostics.push(diagnose("file/ambiguous", { path, detail }, { field: ["columns"] }));
    }
    return [...fixed];
  }

  /** Sets rows aside whose values are not of the fixed types; where none may be, the first is an error. */
  private async fit(groups: readonly ConvertedGroup[], fixed: readonly Column[]): Promise<ConvertedGroup[]> {
    const { session, scan } = this.context;
    const fitting: ConvertedGroup[] = [];
    for (const group of groups) {
      const members: ConvertedFile[] = [];
      for (const one of group.members) {
        const found = await setUnfitAside(session, one, fixed, {
          kinds: this.kindOptions,
          place: this.converter.place ?? "line",
          tolerant: scan.rejects !== undefined,
        });
        if (found.ok) members.push(found.value);
        else {
          this.diagnostics.push(found.error);
          members.push(one);
        }
      }
      fitting.push({ ...group, members });
    }
    return fitting;
  }

  private rejected(groups: readonly ConvertedGroup[]): RejectedRows {
    const members = groups.flatMap((group) => group.members);
    const rejected = {
      files: members.flatMap((one) => one.rejected.paths.map(escapeGlob)),
      rows: members.reduce((sum, one) => sum + one.rejected.rows, 0),
    };
    const { scan } = this.context;
    if (scan.rejects && !hasErrors(this.diagnostics)) {
      const rows = members.reduce((sum, one) => sum + one.rows, 0);
      const problem = rejectionProblem(scan.rejects, {
        path: members.find((one) => one.rejected.rows > 0)?.file.path ?? "",
        rejected: rejected.rows,
        rows,
      });
      if (problem) this.diagnostics.push(problem);
    }
    return rejected;
  }

  private part({ members, columns, hive }: ConvertedGroup): ScanPart {
    return {
      files: members.flatMap(({ paths }) => paths.map(escapeGlob)),
      columns: columns.map(({ name, type }) => ({ name, type })),
      options: { text: this.kindOptions, ...(hive.length > 0 ? { hive } : {}) },
      format: parquet.name,
    };
  }
}

/** What a group holds, with its folders. */
function describe({ members, columns, hive }: ConvertedGroup) {
  const own = new Set(columns.map(({ name }) => name.toLowerCase()));
  return {
    files: members.map(({ file }) => file),
    columns: [...columns, ...hive.filter(({ name }) => !own.has(name.toLowerCase()))],
  };
}

/** Compares records, any of which may lack any column, with columns the user fixed. */
function compareSparse(
  groups: readonly ReturnType<typeof describe>[],
  fixed: readonly Column[],
): Diagnostic[] {
  const path = groups[0]?.files[0]?.path ?? "";
  const names = unionNames(groups);
  const has = new Set(names.map((name) => name.toLowerCase()));
  const wanted = typeLookup(fixed);
  const further = names.filter((name) => wanted(name) === undefined);
  const missing =
    groups.length === 0
      ? []
      : fixed
          .map((column, index) => ({ ...column, index }))
          .filter(({ name }) => !has.has(name.toLowerCase()));
  return [
    ...missing.map(({ name, index }) => {
      const detail = `no record has “${shown(name)}”; NULL stands there`;
      return diagnose("file/drift", { path, detail }, { field: ["columns", index] }, nearest(name, further));
    }),
    ...(further.length > 0
      ? [
          diagnose(
            "file/drift",
            {
              path,
              detail: `${someOf(further.map((name) => `“${shown(name)}”`))} ${further.length === 1 ? "is" : "are"} not among the fixed columns, and left out`,
            },
            { field: ["columns"] },
          ),
        ]
      : []),
  ];
}

const unusedBound = (scan: WorkspaceContext["scan"]) => ({
  scan,
  columns: [],
  parts: [],
  files: [],
  rows: null,
  diagnostics: [],
});
