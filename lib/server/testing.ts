import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Catalog, openCatalog } from "./db/client";
import { migrate, readMigrations } from "./db/migrate";
import { createFolders, type Workspace, workspaceAt } from "./workspace";

/** A workspace in a temporary folder with a real, empty catalog; for tests. */
export interface TestWorkspace extends Workspace {
  db: Catalog;
  dispose(): Promise<void>;
}

export async function openTestWorkspace(): Promise<TestWorkspace> {
  const workspace = workspaceAt(await mkdtemp(path.join(tmpdir(), "tenon-test-")));
  await createFolders(workspace);
  await migrate(workspace.catalog, await readMigrations("prisma/migrations"));
  const db = openCatalog(workspace.catalog);
  return {
    ...workspace,
    db,
    async dispose() {
      await db.$disconnect();
      await rm(workspace.root, { recursive: true, force: true });
    },
  };
}
