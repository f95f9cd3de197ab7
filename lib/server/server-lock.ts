import "server-only";
import path from "node:path";
import { CatalogAdapter } from "./db/adapter";
import { CatalogError } from "./db/migrate";
import type { Workspace } from "./workspace";

/**
 * Claims a workspace for this server alone: two would end each other's runs. The claim is a lock that the operating system
 * holds on a file, so it ends with the process, however that ends.
 */
export async function lockWorkspace({ own, root }: Workspace): Promise<{ release(): Promise<void> }> {
  const lock = await new CatalogAdapter(path.join(own, "server.lock"), {
    waitFor: 0,
    journal: "DELETE",
  }).connect();
  try {
    await lock.executeRaw({ sql: "BEGIN EXCLUSIVE", args: [], argTypes: [] });
  } catch {
    await lock.dispose();
    throw new CatalogError(
      `Another studio has the workspace ${root} open. End it first, or choose another folder with TENON_WORKSPACE.`,
    );
  }
  return { release: () => lock.dispose() };
}
