import type { ScanOptions } from "../../compiler/binder";
import type { BoundScan, InputFile } from "../../connectors/bound-scan";
import { fileFormat } from "../../connectors/formats";
import type { Scan } from "../../ir/rel";
import { type Diagnostic, diagnose, hasErrors } from "../../model/diagnostic";
import { stableJson } from "../../util/stable-json";
import { bindCsv } from "../scan/bind-csv";
import type { BindContext, Binding } from "../scan/binding";
import type { ScanFile } from "../scan/session";
import { bindLoaded } from "./bind-loaded";
import { LOCAL_FOLDER } from "./duckdb-worker";
import type { LoadedFile } from "./load/loaded-file";
import { loaderOf } from "./load/loaders";
import type { LocalFiles } from "./local-files";
import { LocalTexts } from "./local-texts";
import type { PathDisplay } from "./path-display";
import type { WasmSession } from "./wasm-session";

/** Values are all looked at: a page holds no file for which that takes long. */
const FULL_SCAN = Number.POSITIVE_INFINITY;

/** Looks at files of the page behind scans, gives them to DuckDB, and remembers what it saw while they stay. */
export class LocalScanBinder {
  readonly #bound = new Map<string, Promise<BoundScan>>();
  readonly #registered = new Map<string, Blob>();
  readonly #tables = new Map<string, Promise<string>>();
  readonly #texts = new LocalTexts({
    blobOf: (absolute) => this.#blobOf(absolute),
    register: (file, blob, lines) => this.#register(file, blob, lines),
  });
  #count = 0;

  constructor(
    private readonly session: WasmSession,
    private readonly files: LocalFiles,
    private readonly display: PathDisplay,
  ) {}

  /** What a scan yields. Problems of files are diagnostics; it does not throw for them. */
  async bind(scan: Scan, _options?: ScanOptions): Promise<BoundScan> {
    const found = this.files.find(scan.paths, { exclude: scan.exclude, flat: scan.flat });
    const key = stableJson([scan, found]);
    const known = this.#bound.get(key);
    if (known) return known;
    const bound = this.#bind(scan, found);
    this.#bound.set(key, bound);
    bound.catch(() => this.#bound.delete(key));
    return bound;
  }

  async #bind(
    scan: Scan,
    { files, diagnostics }: { files: InputFile[]; diagnostics: Diagnostic[] },
  ): Promise<BoundScan> {
    const opened = await Promise.all(files.map((file) => this.#open(file)));
    const context: BindContext = {
      session: this.session,
      texts: this.#texts,
      scan,
      files: opened,
      fullScanBytes: FULL_SCAN,
    };
    const { columns, parts, rows, diagnostics: own } = await this.#read(context);
    const all = [...diagnostics, ...own];
    return {
      scan,
      columns: scan.columns ?? columns,
      parts,
      files,
      rows: hasErrors(all) ? null : rows,
      diagnostics: all,
    };
  }

  async #read(context: BindContext): Promise<Binding> {
    const { scan } = context;
    if (scan.rejects) return notHere(context, "rows that cannot be read are set aside on the server only");
    if (scan.format === "csv") return bindCsv(context);
    const loader = await loaderOf(scan.format);
    if (!loader) return notHere(context, `the browser does not read ${fileFormat(scan.format).title}`);
    return bindLoaded(context, loader, {
      blobOf: (absolute) => this.#blobOf(absolute),
      insert: (loaded) => this.#insert(scan, loaded),
    });
  }

  /** The file under the name by which DuckDB opens it. */
  async #open(file: InputFile): Promise<ScanFile> {
    const absolute = localName(`f${file.inode}`, file.path);
    const blob = this.files.get(file.path)?.blob;
    if (blob && !this.#registered.has(absolute)) await this.#give(absolute, blob, file.path, 0);
    return { ...file, absolute };
  }

  async #register(file: ScanFile, blob: Blob, lines: number): Promise<string> {
    const absolute = localName(`c${++this.#count}`, file.path);
    await this.#give(absolute, blob, file.path, lines);
    return absolute;
  }

  async #give(absolute: string, blob: Blob, shown: string, lines: number): Promise<void> {
    this.#registered.set(absolute, blob);
    this.display.show(absolute, shown, lines);
    await this.session.worker.registerFile(absolute, blob);
  }

  #blobOf(absolute: string): Blob {
    const blob = this.#registered.get(absolute);
    if (!blob) throw new Error(`There is no file under “${absolute}”.`);
    return blob;
  }

  /** A file that several scans read alike is one table. */
  #insert(scan: Scan, { file, names, arrow }: LoadedFile): Promise<string> {
    const key = stableJson([file.absolute, scan.format, scan.options, names]);
    const known = this.#tables.get(key);
    if (known) return known;
    const table = `loaded ${this.#tables.size + 1}`;
    const inserted = this.session
      .withConnection((connection) => this.session.worker.insertArrow(connection, table, arrow))
      .then(() => table);
    this.#tables.set(key, inserted);
    return inserted;
  }
}

/** Every path is a pattern to DuckDB, so what means more than itself goes; folders of partitions stay. */
const localName = (state: string, path: string): string =>
  `${LOCAL_FOLDER}${state}/${path.replace(/[*?[\]{}\\:]/g, "_")}`;

function notHere({ scan, files }: BindContext, detail: string): Binding {
  const path = files[0]?.path ?? scan.paths[0] ?? "";
  const diagnostics =
    files.length === 0
      ? []
      : [diagnose("file/unreadable", { path, detail: `${detail}; run the job there` }, { field: ["paths"] })];
  return { columns: [], parts: [], rows: null, diagnostics };
}
