import { type ChildProcess, execFileSync, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { CatalogAdapter } from "./adapter";
import { openCatalog } from "./client";
import { type Migration, migrate, readMigrations } from "./migrate";

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "tenon catalog #1 %20 ö-"));
  file = path.join(folder, "catalog.db");
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const FIRST: Migration = {
  name: "1_first",
  sql: "CREATE TABLE parent (id TEXT PRIMARY KEY);\nCREATE TABLE child (id TEXT, parent TEXT REFERENCES parent ON DELETE CASCADE);",
};
const SECOND: Migration = { name: "2_second", sql: "ALTER TABLE parent ADD COLUMN note TEXT;" };

const query = async (sql: string): Promise<unknown[][]> => {
  const db = await new CatalogAdapter(file).connect();
  const { rows } = await db.queryRaw({ sql, args: [], argTypes: [] });
  await db.dispose();
  return rows;
};
const execute = async (sql: string): Promise<void> => {
  const db = await new CatalogAdapter(file).connect();
  await db.executeScript(sql);
  await db.dispose();
};

test("the migrations in the repository lead to the schema", () => {
  const said = execFileSync(process.execPath, ["scripts/create-migration.mjs", "--check"], {
    encoding: "utf8",
  });
  expect(said).toBe("The migrations already lead to the schema.\n");
});

describe("migrating", () => {
  test("applies what is missing, once, and records it where Prisma would", async () => {
    expect(await migrate(file, [FIRST])).toEqual(["1_first"]);
    expect(await migrate(file, [FIRST, SECOND])).toEqual(["2_second"]);
    expect(await migrate(file, [FIRST, SECOND])).toEqual([]);
    expect(
      await query("SELECT migration_name, finished_at IS NOT NULL FROM _prisma_migrations ORDER BY 1"),
    ).toEqual([
      ["1_first", 1],
      ["2_second", 1],
    ]);
  });

  test("copies an existing catalog first, and not a new one", async () => {
    await migrate(file, [FIRST]);
    expect(await readdir(folder)).not.toContain("backups");
    await execute("INSERT INTO parent VALUES ('a')");
    await migrate(file, [FIRST, SECOND]);
    const [copy] = await readdir(path.join(folder, "backups"));
    expect(copy).toMatch(/^catalog-.*-before-2_second\.db$/);
    file = path.join(folder, "backups", copy ?? "");
    expect(await query("SELECT * FROM parent")).toEqual([["a"]]);
  });

  test("that fails leaves nothing behind, and is done by the next start", async () => {
    await migrate(file, [FIRST]);
    const broken = { name: "2_second", sql: "CREATE TABLE half (x INT);\nINSERT INTO missing VALUES (1);" };
    await expect(migrate(file, [FIRST, broken])).rejects.toThrow();
    expect(await query("SELECT name FROM sqlite_master WHERE name = 'half'")).toEqual([]);
    expect(await migrate(file, [FIRST, SECOND])).toEqual(["2_second"]);
  });

  test("a redefined table keeps the rows that refer to it", async () => {
    await migrate(file, [FIRST]);
    await execute("INSERT INTO parent VALUES ('a'); INSERT INTO child VALUES ('b', 'a')");
    const redefine = {
      name: "2",
      sql: "PRAGMA foreign_keys=OFF;\nCREATE TABLE new_parent (id TEXT PRIMARY KEY, n INT);\nINSERT INTO new_parent (id) SELECT id FROM parent;\nDROP TABLE parent;\nALTER TABLE new_parent RENAME TO parent;\nPRAGMA foreign_keys=ON;",
    };
    await migrate(file, [FIRST, redefine]);
    expect(await query("SELECT * FROM child")).toEqual([["b", "a"]]);
  });

  test("a catalog of a newer version is refused", async () => {
    await migrate(file, [FIRST, SECOND]);
    await expect(migrate(file, [FIRST])).rejects.toThrow(
      "was written by a newer version of the studio (it has “2_second”)",
    );
  });

  test("a migration that was edited after its release is refused", async () => {
    await migrate(file, [FIRST]);
    await expect(migrate(file, [{ ...FIRST, sql: `${FIRST.sql}\n-- edited` }])).rejects.toThrow(
      "“1_first” differs",
    );
  });

  test("a file that is no catalog is refused, and left as it is", async () => {
    await writeFile(file, "this is a letter, not a database ".repeat(200));
    await expect(migrate(file, [FIRST])).rejects.toThrow(/cannot be opened/);
  });

  test("the real migrations lead to what the client expects", async () => {
    await migrate(file, await readMigrations("prisma/migrations"));
    const db = openCatalog(file);
    expect(await db.job.count()).toBe(0);
    expect(await db.runEvent.count()).toBe(0);
    await db.$disconnect();
  });
});

describe("a catalog", () => {
  test("keeps its settings after transactions", async () => {
    await migrate(file, await readMigrations("prisma/migrations"));
    const db = openCatalog(file);
    const settings = async () => [
      await db.$queryRaw`PRAGMA foreign_keys`,
      await db.$queryRaw`PRAGMA synchronous`,
      await db.$queryRaw`PRAGMA journal_mode`,
    ];
    const before = await settings();
    await db.$transaction(async (tx) => tx.job.count());
    await db.$transaction(async () => Promise.reject(new Error("no"))).catch(() => {});
    expect(await settings()).toEqual(before);
    expect(JSON.stringify(before, (_, value) => (typeof value === "bigint" ? Number(value) : value))).toBe(
      '[[{"foreign_keys":1}],[{"synchronous":2}],[{"journal_mode":"wal"}]]',
    );
    await db.$disconnect();
  });

  /** Another process that holds the write lock for a moment. */
  const holdLock = async (milliseconds: number): Promise<ChildProcess> => {
    const script = path.join(folder, "hold.mjs");
    const adapter = path.resolve("node_modules/@prisma/adapter-libsql/dist/index-node.mjs");
    await writeFile(
      script,
      `import { PrismaLibSql } from ${JSON.stringify(adapter)};
import { pathToFileURL } from "node:url";
const db = await new PrismaLibSql({ url: pathToFileURL(${JSON.stringify(file)}).href }).connect();
await db.executeRaw({ sql: "BEGIN IMMEDIATE", args: [], argTypes: [] });
process.send("held");
setTimeout(() => process.exit(), ${milliseconds});`,
    );
    const child = fork(script);
    await once(child, "message");
    return child;
  };

  test("that another process holds is waited for, while everything else goes on", async () => {
    await migrate(file, await readMigrations("prisma/migrations"));
    const db = openCatalog(file);
    const holder = await holdLock(700);
    let ticks = 0;
    const timer = setInterval(() => ticks++, 10);
    const data = {
      version: 1,
      name: "",
      nameKey: "",
      searchText: "",
      description: "",
      nodeTypes: "[]",
      nodeCount: 0,
      isProgram: false,
      createdAt: new Date(),
      updatedAt: new Date(),
    };
    const single = db.job.updateMany({ where: { id: "x" }, data: { name: "y" } });
    const together = db.$transaction(async (tx) => tx.job.create({ data: { id: "a", ...data } }));
    await Promise.all([single, together]);
    clearInterval(timer);
    expect(ticks).toBeGreaterThan(10);
    expect(await db.job.count()).toBe(1);
    await db.$disconnect();
    holder.kill();
  });
});
