import { z } from "zod";
import { quoteText } from "../../sql/quote";
import type { FileFormat } from "../file-format";
import { hiveArguments, readerCall } from "./reader-arguments";

const readOptions = z.object({});

/** Parquet. */
export const parquet: FileFormat<typeof readOptions> = {
  name: "parquet",
  title: "Parquet",
  extensions: ["parquet"],
  reads: "engine",
  writes: "engine",
  readOptions,
  readSql(part, bound) {
    const { hive } = part.options as { hive?: unknown };
    if (part.columns === null)
      return readerCall("read_parquet", part.files, {
        union_by_name: part.files.length > 1 || /[*?[]|\/$/.test(part.files[0] ?? "") ? "true" : undefined,
        hive_partitioning: bound.scan.hivePartitions ? "true" : undefined,
      });
    return readerCall("read_parquet", part.files, {
      union_by_name: part.files.length > 1 ? "true" : undefined,
      ...hiveArguments(hive),
    });
  },
  copyOptions: ({ compression = "snappy" }) => [`COMPRESSION ${quoteText(String(compression))}`],
  extensionFor: () => ".parquet",
};
