import "server-only";
import { CatalogError } from "./db/migrate";
import { studio } from "./studio";

/** Opens the studio as the server starts; a workspace that cannot be opened ends the server, in words. */
export async function startUp(): Promise<void> {
  try {
    await studio();
  } catch (error) {
    console.error(error instanceof CatalogError ? error.message : error);
    process.exit(1);
  }
}
