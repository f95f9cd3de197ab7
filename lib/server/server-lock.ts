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
  const adapter = new CatalogAdapter(path.join(own, "server.lock"), { patience: 0, journal: "DELETE" });
  try {
    const lock = await adapter.connect();
    await lock.executeRaw({ sql: "BEGIN EXCLUSIVE", args: [], argTypes: [] });
    const release = async () => {
      await lock.executeRaw({ sql: "ROLLBACK", args: [], argTypes: [] });
      await lock.dispose();
    };
    return { release };
  } catch (error) {
    const isTaken =
      error instanceof Error && /SocketTimeout|SQLITE_BUSY/.test(`${error.message} ${String(error.cause)}`);
    const reason = isTaken ? "Another studio has it open" : String(error);
    throw new CatalogError(
      `The workspace ${root} cannot be opened. ${reason}. End it first, or choose another folder with TENON_WORKSPACE.`,
    );
  }
}
