import "server-only";
import { PrismaClient } from "../../../prisma/generated/client";
import { CatalogAdapter } from "./adapter";

/** The catalog, for repositories only: their callers get domain types. */
export type Catalog = PrismaClient;

/** The catalog inside a transaction. */
export type CatalogTransaction = Parameters<Parameters<PrismaClient["$transaction"]>[0]>[0];

/** Opens a catalog that `migrate` has brought up to date. */
export function openCatalog(file: string): Catalog {
  return new PrismaClient({
    adapter: new CatalogAdapter(file),
    transactionOptions: { maxWait: 30_000, timeout: 30_000 },
  });
}
