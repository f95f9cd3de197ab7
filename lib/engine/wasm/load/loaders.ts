import type { Loader } from "./loaded-file";

/** Readers of formats that DuckDB does not read here, each fetched when it is first needed. */
const LOADERS: Readonly<Record<string, () => Promise<Loader>>> = {
  json: async () => (await import("./load-json")).jsonLoader,
  parquet: async () => (await import("./load-parquet")).parquetLoader,
};

/** The reader of a format; null where the browser has none. */
export const loaderOf = async (format: string): Promise<Loader | null> => (await LOADERS[format]?.()) ?? null;
