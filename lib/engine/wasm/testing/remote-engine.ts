import { fileURLToPath } from "node:url";
import type { BoundScan } from "../../../connectors/bound-scan";
import type { Column } from "../../../model/column";
import type { ProbedRows } from "../../../nodes/define-node";
import { type Engine, type QueryResult, SqlError } from "../../../runtime/engine";
import { BudgetExceeded } from "../../../util/time-budget";
import type { ChromiumPage } from "./chromium-page";

export const ENGINE_PAGE = fileURLToPath(new URL("page.ts", import.meta.url));

/** The engine in a page of Chromium, as an engine of this process. */
export function remoteEngine({ call }: ChromiumPage): Engine {
  const ask = async <T>(name: string, args: readonly unknown[], signal?: AbortSignal): Promise<T> => {
    try {
      return (await call(name, args, signal)) as T;
    } catch (error) {
      throw revived(error);
    }
  };
  return {
    name: "duckdb-wasm",
    describe: (sql) => ask<Column[]>("describe", [sql]),
    query: async (sql, { prepare, signal } = {}) => {
      const result = await ask<QueryResult & { arrow: string }>("query", [sql, prepare], signal);
      return { ...result, arrow: new Uint8Array(Buffer.from(result.arrow, "base64")) };
    },
    probe: (query, { ms, signal }) => ask<ProbedRows>("probe", [query, ms], signal),
    bindScan: (scan) => ask<BoundScan>("bindScan", [scan]),
    run: () => Promise.reject(new Error("A run stays in its page.")),
    close: () => ask("close", []),
  };
}

function revived(error: unknown): unknown {
  const { name, message, kind, position, candidates } = error as SqlError;
  const called: string = name;
  if (called === "SqlError") return new SqlError(message, kind, position, candidates);
  if (called === "AbortError") return new DOMException(message, "AbortError");
  return called === "BudgetExceeded" ? new BudgetExceeded(message) : error;
}
