import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { PrismaLibSql } from "@prisma/adapter-libsql";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as bindings from "@prisma/schema-engine-wasm/schema_engine_bg";

/*
 * node scripts/create-migration.mjs <name>
 * node scripts/create-migration.mjs --check     only says whether one is missing, and ends with 1 then
 *
 * Writes prisma/migrations/<time>_<name>/migration.sql: what leads from the migrations there are to the schema. Does what
 * `prisma migrate dev --create-only` does, with the engine's WASM build instead of a download.
 */
const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const folder = path.join(root, "prisma", "migrations");
const filters = { externalTables: [], externalEnums: [] };

async function loadEngineClass() {
  const require = createRequire(import.meta.url);
  const home = path.dirname(require.resolve("@prisma/schema-engine-wasm/schema_engine_bg"));
  const bytes = await readFile(path.join(home, "schema_engine_bg.wasm"));
  const { instance } = await WebAssembly.instantiate(bytes, { "./schema_engine_bg.js": bindings });
  bindings.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  return bindings.SchemaEngine;
}

async function readMigrations() {
  const names = (await readdir(folder, { withFileTypes: true }).catch(() => [])).filter((entry) =>
    entry.isDirectory(),
  );
  const directories = await Promise.all(
    names
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .map(async ({ name }) => ({
        path: name,
        migrationFile: {
          path: "migration.sql",
          content: { tag: "ok", value: await readFile(path.join(folder, name, "migration.sql"), "utf8") },
        },
      })),
  );
  return {
    baseDir: folder,
    lockfile: { path: "migration_lock.toml", content: 'provider = "sqlite"\n' },
    shadowDbInitScript: "",
    migrationDirectories: directories,
  };
}

/** The adapter, with a shadow database that takes a whole script: the engine hands over all statements of a migration as
 * one, and libsql would execute just the first of them. */
class ScriptAdapter extends PrismaLibSql {
  constructor(scratch) {
    super({ url: `file:${path.join(scratch, "main.db")}` });
    this.scratch = scratch;
  }
  async connectToShadowDb() {
    const adapter = await new PrismaLibSql({ url: `file:${path.join(this.scratch, "shadow.db")}` }).connect();
    const executeRaw = adapter.executeRaw.bind(adapter);
    adapter.executeRaw = (query) =>
      query.args.length > 0 ? executeRaw(query) : adapter.executeScript(query.sql).then(() => 0);
    return adapter;
  }
}

const name = process.argv[2];
const isCheck = name === "--check";
if (!isCheck && !/^[a-z0-9_]+$/.test(name ?? "")) {
  console.error("Usage: node scripts/create-migration.mjs <name_in_lower_case>");
  process.exit(1);
}
const file = path.join(root, "prisma", "schema.prisma");
const content = await readFile(file, "utf8");
const scratch = await mkdtemp(path.join(tmpdir(), "tenon-migration-"));
const SchemaEngine = await loadEngineClass();
const engine = await SchemaEngine.new(
  { datamodels: [[file, content]] },
  () => {},
  bindMigrationAwareSqlAdapterFactory(new ScriptAdapter(scratch)),
);
const { stdout } = await engine.diff({
  from: { tag: "migrations", ...(await readMigrations()) },
  to: { tag: "schemaDatamodel", files: [{ path: file, content }], configDir: root },
  script: true,
  shadowDatabaseUrl: null,
  exitCode: null,
  filters,
});
await rm(scratch, { recursive: true, force: true });
if (!stdout || stdout.includes("This is an empty migration")) {
  console.log("The migrations already lead to the schema.");
} else if (isCheck) {
  console.error(`The schema has changed since the last migration:\n${stdout}`);
  process.exitCode = 1;
} else {
  const time = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  const target = path.join(folder, `${time}_${name}`);
  await mkdir(target, { recursive: true });
  await writeFile(path.join(target, "migration.sql"), stdout);
  await writeFile(path.join(folder, "migration_lock.toml"), 'provider = "sqlite"\n');
  console.log(`Wrote ${path.relative(root, target)}/migration.sql`);
}
