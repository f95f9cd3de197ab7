import "server-only";
import { CatalogError } from "./db/migrate";
import { studio } from "./studio";

/** How long open requests may hold up the end of the server. */
const END_WITHIN = 3000;

/** Opens the studio as the server starts; a workspace that cannot be opened ends the server, in words. */
export async function startUp(): Promise<void> {
  try {
    const opened = await studio();
    for (const signal of ["SIGINT", "SIGTERM"] as const) {
      // Next waits for open requests; streams of runs would stay open as long as the run.
      process.once(signal, () => {
        void opened.close();
        setTimeout(() => process.exit(0), END_WITHIN).unref();
      });
    }
  } catch (error) {
    console.error(error instanceof CatalogError ? error.message : error);
    process.exit(1);
  }
}
