import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import { encodeKey } from "../../../connectors/target-path";
import { quoteIdentifier, quoteIdentifiers, quoteTexts } from "../../../sql/quote";
import type { AssertRows, CreateTable } from "../../../sql/script";
import { balanced, slice } from "../../cut-rows";
import { reportsRows } from "../counts/exact-operators";
import { type PlanNode, parseProfile, producer } from "../counts/profile-plan";
import { copySql, DEALT_COLUMN, dealt, type ProfiledSql, profiled } from "./copy-sql";
import { filesBelow } from "./durable";
import type { WriteTarget } from "./write-target";

/** A file as the engine wrote it, in staging. */
export interface RawFile {
  absolute: string;
  /** Folders between the target's path and the file: `state=CA/`, or nothing. */
  folder: string;
  rows: number | null;
}

/** What a statement did. */
export interface Executed {
  /** The operator that wrote, its child made the rows. */
  profile: PlanNode;
  /** Rows it made; null when the profile does not say. */
  rows: number | null;
  /** Of an assert: rows it went through. */
  read?: number;
  ms: number;
}

export type Execute = (sql: ProfiledSql) => Promise<string>;

/** Runs a statement that profiles itself, and reads the profile. */
export async function executeProfiled(run: Execute, sql: ProfiledSql): Promise<Executed> {
  const started = performance.now();
  const profile = parseProfile(await run(sql));
  const made = profile.children[0] && producer(profile.children[0]);
  return { profile, rows: made && reportsRows(made) ? made.rows : null, ms: performance.now() - started };
}

/** Creates a temporary table. */
export async function executeTable(run: Execute, { sql, table }: CreateTable): Promise<Executed> {
  const executed = await executeProfiled(run, profiled(sql));
  return { ...executed, rows: Number(await run({ sql: countSql(table), prefixBytes: 0 })) };
}

/** Counts the rows that fail conditions: the one row of the statement, as JSON values, and how it was computed. */
export async function executeAssert(
  run: Execute,
  read: (sql: string) => Promise<unknown[][]>,
  { sql, node }: AssertRows,
): Promise<Executed & { found: readonly unknown[] }> {
  const table = `tenon\u0001asserted ${node}`;
  const head = `CREATE OR REPLACE TEMPORARY TABLE ${quoteIdentifier(table)} AS\n`;
  const created = profiled(head + sql);
  const executed = await executeProfiled(run, {
    ...created,
    prefixBytes: created.prefixBytes + Buffer.byteLength(head),
  });
  const [found = []] = await read(`SELECT * FROM ${quoteIdentifier(table)}`);
  await run({ sql: `DROP TABLE ${quoteIdentifier(table)}`, prefixBytes: 0 });
  return { ...executed, rows: 1, read: Number(found[0] ?? 0), found };
}

/** The text an EXPLAIN returned. */
export async function explained(connection: DuckDBConnection, sql: string): Promise<string> {
  const reader = await connection.runAndReadAll(sql);
  return String(reader.getRows()[0]?.[1] ?? "");
}

/**
 * Writes one target's files below the folder `raw`. Without a number of files, and for one file, one COPY;
 * for several, the rows are kept in a temporary table and cut by row number: it is written in order, in parts of equal
 * size, and read once (1.9 times the time of one file; a partition on row_number() takes 2.4 times and loses the order).
 */
export async function executeCopy(
  run: Execute,
  target: WriteTarget,
  raw: string,
): Promise<Executed & { files: RawFile[] }> {
  const { statement, extension, singleFile } = target;
  await mkdir(raw, { recursive: true });
  if (statement.partitionBy.length > 0 && !singleFile) return copyPartitions(run, target, raw);
  const fileName = (part: number) => join(raw, `${String(part).padStart(6, "0")}${extension}`);
  if (singleFile || statement.files === null || statement.files === 1) {
    const executed = await executeProfiled(run, copySql(target, statement.select, fileName(0)));
    return { ...executed, files: [{ absolute: fileName(0), folder: "", rows: executed.rows }] };
  }
  const table = `tenon\u0001rows ${statement.node}`;
  const head = `CREATE TEMPORARY TABLE ${quoteIdentifier(table)} AS\n`;
  const created = profiled(head + statement.select);
  const executed = await executeProfiled(run, {
    ...created,
    prefixBytes: created.prefixBytes + Buffer.byteLength(head),
  });
  const rows = executed.rows ?? Number(await run({ sql: countSql(table), prefixBytes: 0 }));
  const parts = balanced(rows, statement.files);
  let ms = executed.ms;
  for (const [part, { from, to }] of parts.entries())
    ms += (await executeProfiled(run, copySql(target, slice(table, from, to), fileName(part)))).ms;
  await run({ sql: `DROP TABLE ${quoteIdentifier(table)}`, prefixBytes: 0 });
  const files = parts.map(({ from, to }, part) => ({
    absolute: fileName(part),
    folder: "",
    rows: to - from,
  }));
  return { ...executed, rows, ms, files };
}

/** As `explained` reads it: the second column. */
const countSql = (table: string): string => `SELECT 'rows', count(*) FROM ${quoteIdentifier(table)}`;

async function copyPartitions(
  run: Execute,
  target: WriteTarget,
  raw: string,
): Promise<Executed & { files: RawFile[] }> {
  const { partitionBy, files: count, select } = target.statement;
  const deal = count !== null && count > 1;
  const rows = deal ? dealt(select, partitionBy, count, DEALT_COLUMN) : select;
  const sql = copySql(target, rows, raw, deal ? [...partitionBy, DEALT_COLUMN] : partitionBy);
  const executed = await executeProfiled(
    run,
    deal ? { ...sql, prefixBytes: bytesBefore(sql.sql, select) } : sql,
  );
  const found = await filesBelow(raw);
  if (found.length === 0) return { ...executed, rows: 0, files: [await emptyPartition(run, target, raw)] };
  const files = found.map((path) => {
    const folders = path.split("/").slice(0, deal ? -2 : -1);
    return { absolute: join(raw, path), folder: `${folders.join("/")}/`, rows: null };
  });
  return { ...executed, files };
}

/**
 * No rows make no partition, and an empty folder cannot be read. One file without rows in Hive's partition for NULL keeps
 * the schema: readers find every column, and no row.
 */
async function emptyPartition(run: Execute, target: WriteTarget, raw: string): Promise<RawFile> {
  const { partitionBy, select } = target.statement;
  const folder = partitionBy.map((name) => `${encodeKey(name)}=__HIVE_DEFAULT_PARTITION__/`).join("");
  await mkdir(join(raw, folder), { recursive: true });
  const absolute = join(raw, folder, `000000${target.extension}`);
  const rows = `SELECT * EXCLUDE (${quoteIdentifiers(partitionBy)})\nFROM (\n${select}\n)\nLIMIT 0`;
  await run(copySql(target, rows, absolute));
  return { absolute, folder, rows: 0 };
}

const bytesBefore = (sql: string, part: string): number => Buffer.byteLength(sql.slice(0, sql.indexOf(part)));

/** Rows of Parquet files by path, from their footers. */
export const parquetRowsSql = (files: readonly string[]): string =>
  `SELECT file_name, num_rows FROM parquet_file_metadata(${quoteTexts(files)})`;
