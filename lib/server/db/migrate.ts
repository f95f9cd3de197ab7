import "server-only";
import { createHash, randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile } from "node:fs/promises";
import path from "node:path";
import type { PrismaLibSql } from "@prisma/adapter-libsql";
import { CatalogAdapter } from "./adapter";

/** A catalog that cannot be opened as it is; the message says what to do. */
export class CatalogError extends Error {
  override readonly name = "CatalogError";
}

export interface Migration {
  name: string;
  sql: string;
}

/** Reads `<folder>/<name>/migration.sql`, oldest first. */
export async function readMigrations(folder: string): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
  return Promise.all(
    names.map(async (name) => ({
      name,
      sql: (await readFile(path.join(folder, name, "migration.sql"), "utf8")).replaceAll("\r\n", "\n"),
    })),
  );
}

const TABLE = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "checksum" TEXT NOT NULL,
  "finished_at" DATETIME,
  "migration_name" TEXT NOT NULL,
  "logs" TEXT,
  "rolled_back_at" DATETIME,
  "started_at" DATETIME NOT NULL DEFAULT current_timestamp,
  "applied_steps_count" INTEGER UNSIGNED NOT NULL DEFAULT 0
)`;

/**
 * Brings a catalog up to date, creating it when there is none. Each migration is one transaction together with its entry
 * in Prisma's own table, so an interrupted one leaves no trace. A catalog that newer code has migrated is refused; an
 * existing one is copied to `backups/` beside it before it is changed. Says what was applied.
 */
export async function migrate(file: string, migrations: readonly Migration[]): Promise<string[]> {
  const existed = existsSync(file);
  const db = await connect(file);
  try {
    await db.executeScript(TABLE);
    const rows = await query(
      db,
      `SELECT migration_name, checksum FROM "_prisma_migrations" WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`,
    );
    const applied = new Map(rows.map(([name, checksum]) => [String(name), String(checksum)]));
    refuseStrangers(file, applied, migrations);
    const pending = migrations.filter(({ name }) => !applied.has(name));
    if (existed && applied.size > 0 && pending.length > 0) await backUp(db, file, pending);
    for (const migration of pending) await apply(db, migration);
    return pending.map(({ name }) => name);
  } finally {
    await db.dispose();
  }
}

type Connection = Awaited<ReturnType<PrismaLibSql["connect"]>>;

const query = async (db: Connection, sql: string): Promise<unknown[][]> =>
  (await db.queryRaw({ sql, args: [], argTypes: [] })).rows;

async function connect(file: string): Promise<Connection> {
  try {
    const db = await new CatalogAdapter(file).connect();
    const problems = await query(db, "PRAGMA quick_check(1)");
    if (String(problems[0]?.[0]) !== "ok") throw new Error(String(problems[0]?.[0]));
    return db;
  } catch (error) {
    const backups = path.join(path.dirname(file), "backups");
    const hint = existsSync(backups) ? ` Copies made before upgrades are in ${backups}.` : "";
    throw new CatalogError(
      `The catalog ${file} cannot be opened: ${error instanceof Error ? error.message : String(error)}.${hint}`,
    );
  }
}

function refuseStrangers(
  file: string,
  applied: ReadonlyMap<string, string>,
  migrations: readonly Migration[],
): void {
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const [name, checksum] of applied) {
    const migration = known.get(name);
    if (!migration)
      throw new CatalogError(
        `The catalog ${file} was written by a newer version of the studio (it has “${name}”). Start that version, or restore a copy from its backups folder.`,
      );
    if (checksumOf(migration) !== checksum)
      throw new CatalogError(
        `The migration “${name}” differs from the one that was applied to ${file}. Migrations never change once they are released.`,
      );
  }
}

const checksumOf = ({ sql }: Migration): string => createHash("sha256").update(sql).digest("hex");

async function backUp(db: Connection, file: string, pending: readonly Migration[]): Promise<void> {
  const folder = path.join(path.dirname(file), "backups");
  await mkdir(folder, { recursive: true });
  const time = new Date().toISOString().replace(/[:.]/g, "-");
  const target = path.join(folder, `${path.basename(file, ".db")}-${time}-before-${pending[0]?.name}.db`);
  await db.executeScript(`VACUUM INTO ${literal(target)}`);
}

async function apply(db: Connection, migration: Migration): Promise<void> {
  const entry = [randomUUID(), checksumOf(migration), migration.name].map(literal).join(", ");
  // Inside a transaction the switch has no effect, and dropping a redefined table would delete what refers to it.
  await db.executeScript("PRAGMA foreign_keys = OFF");
  try {
    await db.executeScript(`BEGIN IMMEDIATE;
${migration.sql}
;INSERT INTO "_prisma_migrations" ("id", "checksum", "migration_name", "started_at", "finished_at", "applied_steps_count")
VALUES (${entry}, strftime('%Y-%m-%dT%H:%M:%fZ'), strftime('%Y-%m-%dT%H:%M:%fZ'), 1);
COMMIT;`);
  } finally {
    await db.executeScript("PRAGMA foreign_keys = ON");
  }
  const broken = await query(db, "PRAGMA foreign_key_check");
  if (broken.length > 0)
    throw new CatalogError(
      `The migration “${migration.name}” left ${broken.length} rows without what they refer to.`,
    );
}

const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;
