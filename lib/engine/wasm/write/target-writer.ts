import { type Table, tableFromIPC } from "apache-arrow";
import { encodeKey } from "../../../connectors/target-path";
import type { Column } from "../../../model/column";
import { quoteIdentifier, quoteIdentifiers, quoteLiteral, quoteText } from "../../../sql/quote";
import { balanced, slice } from "../../cut-rows";
import { type Connection, LOCAL_FOLDER } from "../duckdb-worker";
import type { LocalTarget } from "../local-targets";
import { rowsOf, type WasmSession } from "../wasm-session";
import { NotWrittenHere } from "./not-written-here";

/** A file of a target, not yet among those of the page. */
export interface WrittenFile {
  /** Folders between the target's path and the file: `state=CA/`, or nothing. */
  folder: string;
  bytes: Uint8Array;
  rows: number;
}

/** How rows become a file of a format that DuckDB does not write here. */
interface RowFile {
  /** The type a column is read as, to be written. */
  type(duckdbType: string): string;
  bytes(table: Table, columns: readonly Column[], options: Readonly<Record<string, unknown>>): Uint8Array;
}

/** Each fetched when it is first needed. */
const ROW_FILES: Readonly<Record<string, () => Promise<RowFile>>> = {
  parquet: async () => {
    const { parquetFile, parquetType } = await import("./parquet-file");
    return { type: parquetType, bytes: parquetFile };
  },
  json: async () => {
    const { jsonFile, jsonType } = await import("./json-file");
    return { type: jsonType, bytes: jsonFile };
  },
};

/** Writes the rows of a target: in one file, in several, or in folders by the values of columns. */
export class TargetWriter {
  #files = 0;

  constructor(
    private readonly session: WasmSession,
    private readonly connection: Connection,
    private readonly signal: AbortSignal | undefined,
  ) {}

  async write(target: LocalTarget): Promise<WrittenFile[]> {
    const { statement, singleFile } = target;
    const { partitionBy, files, node } = statement;
    const inParts = !singleFile && (partitionBy.length > 0 || (files !== null && files > 1));
    // Rows are made once; what fails in them is told at the statement's own text.
    const table = `tenon\u0001rows ${node}`;
    const head = `CREATE OR REPLACE TEMPORARY TABLE ${quoteIdentifier(table)} AS\n`;
    await this.session.execute(this.connection, head + statement.select, {
      signal: this.signal,
      at: { text: statement.select, offset: head.length },
    });
    try {
      if (!inParts) return [await this.#file(target, `SELECT * FROM ${quoteIdentifier(table)}`, "")];
      return partitionBy.length > 0
        ? await this.#partitions(target, table)
        : await this.#parts(target, table);
    } finally {
      await this.session
        .execute(this.connection, `DROP TABLE IF EXISTS ${quoteIdentifier(table)}`)
        .catch(() => {});
    }
  }

  async #parts(target: LocalTarget, table: string): Promise<WrittenFile[]> {
    const files: WrittenFile[] = [];
    for (const { from, to } of balanced(await this.#count(table), target.statement.files ?? 1))
      files.push(await this.#file(target, slice(table, from, to), ""));
    return files;
  }

  async #partitions(target: LocalTarget, table: string): Promise<WrittenFile[]> {
    const { partitionBy, files: count } = target.statement;
    const keys = quoteIdentifiers(partitionBy);
    const texts = partitionBy.map((name) => `CAST(${quoteIdentifier(name)} AS VARCHAR)`).join(", ");
    const found = await this.#rows(`SELECT DISTINCT ${texts} FROM ${quoteIdentifier(table)} ORDER BY ALL`);
    const rest = `SELECT * EXCLUDE (${keys}) FROM ${quoteIdentifier(table)}`;
    if (found.length === 0) {
      const folder = partitionBy.map((name) => `${encodeKey(name)}=${NULL_FOLDER}/`).join("");
      return [await this.#file(target, `${rest} LIMIT 0`, folder)];
    }
    const files: WrittenFile[] = [];
    for (const values of found as (string | null)[][]) {
      const where = partitionBy.map(
        (name, index) =>
          `CAST(${quoteIdentifier(name)} AS VARCHAR) IS NOT DISTINCT FROM ${quoteLiteral(values[index] ?? null)}`,
      );
      const folder = partitionBy.map((name, index) => {
        const value = values[index] ?? null;
        return `${encodeKey(name)}=${value === null ? NULL_FOLDER : encodeKey(value)}/`;
      });
      const rows = `${rest} WHERE ${where.join(" AND ")}`;
      const dealt = Array.from(
        { length: count !== null && count > 1 ? count : 1 },
        (_, part, of = count ?? 1) =>
          of > 1 ? `${rows} QUALIFY (row_number() OVER () - 1) % ${of} = ${part}` : rows,
      );
      for (const [part, select] of dealt.entries()) {
        const file = await this.#file(target, select, folder.join(""));
        if (file.rows > 0 || part === 0) files.push(file);
      }
    }
    return files;
  }

  async #file(target: LocalTarget, select: string, folder: string): Promise<WrittenFile> {
    const { format, statement } = target;
    if (format.name === "csv") return { folder, ...(await this.#copied(target, select)) };
    const rowFile = await ROW_FILES[format.name]?.();
    if (!rowFile)
      throw new NotWrittenHere(`${format.title} is not written in the browser; run the job on the server`);
    const columns = await this.session.describe(select, this.connection);
    const items = columns.map(({ name, type }, index) => {
      const as = rowFile.type(type);
      const column = quoteIdentifier(name);
      return `${as === type ? column : `CAST(${column} AS ${as})`} AS c${index}`;
    });
    const answer = await this.session.execute(
      this.connection,
      `SELECT ${items.join(", ")} FROM (\n${select}\n)`,
      { signal: this.signal },
    );
    const table = tableFromIPC(answer);
    return { folder, bytes: rowFile.bytes(table, columns, statement.options), rows: table.numRows };
  }

  /** Text with delimiters is what DuckDB writes itself. */
  async #copied(
    { format, statement }: LocalTarget,
    select: string,
  ): Promise<{ bytes: Uint8Array; rows: number }> {
    const name = `${LOCAL_FOLDER}out/${++this.#files}-${crypto.randomUUID()}`;
    const options = [`FORMAT ${format.name}`, ...format.copyOptions(statement.options)];
    const answer = await this.session.execute(
      this.connection,
      `COPY (\n${select}\n) TO ${quoteText(name)} (${options.join(", ")})`,
      { signal: this.signal },
    );
    return { bytes: await this.session.worker.takeFile(name), rows: Number(rowsOf(answer)[0]?.[0] ?? 0) };
  }

  async #count(table: string): Promise<number> {
    return Number((await this.#rows(`SELECT count(*) FROM ${quoteIdentifier(table)}`))[0]?.[0]);
  }

  async #rows(sql: string): Promise<unknown[][]> {
    return rowsOf(await this.session.execute(this.connection, sql, { signal: this.signal }));
  }
}

const NULL_FOLDER = "__HIVE_DEFAULT_PARTITION__";
