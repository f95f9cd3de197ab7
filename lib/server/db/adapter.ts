import "server-only";
import { pathToFileURL } from "node:url";
import { PrismaLibSql } from "@prisma/adapter-libsql";

type LibSqlConfig = ConstructorParameters<typeof PrismaLibSql>[0];
type LibSqlClient = ReturnType<PrismaLibSql["createClient"]>;
type LibSqlTransaction = Awaited<ReturnType<LibSqlClient["transaction"]>>;

/** How long a statement waits for another process to let go of the file, in milliseconds. */
const PATIENCE = 10_000;
/** SQLite itself waits in the call, and nothing else happens meanwhile: so it is given little of that time at once. */
const WAIT_IN_CALL = 20;
const PAUSE = 30;

/**
 * Readers do not wait for the writer (WAL); a commit has reached the disk when it returns (FULL: an intent to publish must
 * survive a power cut); and deleting a job takes its rows along.
 */
const PRAGMAS = [
  "PRAGMA synchronous = FULL",
  "PRAGMA foreign_keys = ON",
  "PRAGMA journal_size_limit = 33554432",
];

/**
 * Prisma's libSQL adapter with two differences. Transactions begin IMMEDIATE: a deferred one that reads before it writes
 * fails with SQLITE_BUSY whatever the timeout says. And they run on the one connection that has the settings above, where
 * libSQL's own would leave it to the transaction and open a new one for what follows.
 */
export class CatalogAdapter extends PrismaLibSql {
  constructor(
    file: string,
    private readonly options: { patience?: number; journal?: "WAL" | "DELETE" } = {},
  ) {
    super({ url: pathToFileURL(file).href, timeout: WAIT_IN_CALL });
  }

  override createClient(config: LibSqlConfig): LibSqlClient {
    return withOwnTransactions(super.createClient(config), this.options.patience ?? PATIENCE);
  }

  override async connect(): ReturnType<PrismaLibSql["connect"]> {
    const adapter = await super.connect();
    for (const sql of [`PRAGMA journal_mode = ${this.options.journal ?? "WAL"}`, ...PRAGMAS])
      await adapter.queryRaw({ sql, args: [], argTypes: [] });
    return adapter;
  }
}

/** Only the adapter uses the client, and it lets nothing in while a transaction is open. */
function withOwnTransactions(client: LibSqlClient, patience: number): LibSqlClient {
  const execute: LibSqlClient["execute"] = (...statement: Parameters<LibSqlClient["execute"]>) =>
    waitWhileBusy(client, () => client.execute(...statement), patience);
  const begin = async (): Promise<LibSqlTransaction> => {
    await execute("BEGIN IMMEDIATE");
    let open = true;
    const rollback = async () => {
      if (!open) return;
      open = false;
      await client.execute("ROLLBACK");
    };
    const commit = async () => {
      try {
        await client.execute("COMMIT");
        open = false;
      } catch (error) {
        // A full disk leaves the transaction open: nothing could begin after it.
        await rollback().catch(() => {});
        throw error;
      }
    };
    return {
      execute: client.execute.bind(client),
      batch: (statements) => Promise.all(statements.map((statement) => client.execute(statement))),
      executeMultiple: client.executeMultiple.bind(client),
      commit,
      rollback,
      close: () => void rollback(),
      get closed() {
        return !open;
      },
    };
  };
  const own: Partial<LibSqlClient> = { execute, transaction: begin };
  return new Proxy(client, {
    get(target, key) {
      if (key in own) return Reflect.get(own, key);
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}

const SQLITE_BUSY = 5;
const isBusy = (error: unknown): boolean =>
  error instanceof Error && "rawCode" in error && (Number(error.rawCode) & 0xff) === SQLITE_BUSY;

/**
 * Tries again while another process holds the file, letting everything else go on. On a new connection: the binding does
 * not reset a statement that failed as busy, and no transaction can commit beside it.
 */
async function waitWhileBusy<T>(
  client: LibSqlClient,
  attempt: () => Promise<T>,
  patience: number,
): Promise<T> {
  const until = Date.now() + patience;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (!isBusy(error)) throw error;
      await client.reconnect();
      if (Date.now() >= until) throw error;
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
  }
}
