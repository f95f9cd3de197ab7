import type { DuckDBConnection } from "@duckdb/node-api";
import { quoteIdentifier, quoteText } from "../../../sql/quote";

/** Functions that say what time it is, by what they are of the moment `now`. */
const CLOCK: Readonly<Record<string, string>> = {
  now: "now",
  get_current_timestamp: "now",
  transaction_timestamp: "now",
  today: "CAST(now AS DATE)",
  current_date: "CAST(now AS DATE)",
  get_current_time: "CAST(now AS TIME WITH TIME ZONE)",
  current_localtimestamp: "CAST(now AS TIMESTAMP)",
  current_localtime: "CAST(CAST(now AS TIMESTAMP) AS TIME)",
};

/**
 * Stops a connection's clock at this moment: macros of its own stand before the engine's functions, so that `now()` and
 * its kin say the same in every statement that follows. One transaction would do as well, but rows of a table that is not
 * committed have no lasting row numbers, by which output is cut into files.
 */
export async function stopClock(connection: DuckDBConnection): Promise<void> {
  const now = `TIMESTAMPTZ ${quoteText(new Date().toISOString())}`;
  for (const [name, of] of Object.entries(CLOCK))
    await connection.run(
      `CREATE OR REPLACE TEMPORARY MACRO ${quoteIdentifier(name)}() AS ${of.replace("now", now)}`,
    );
}
