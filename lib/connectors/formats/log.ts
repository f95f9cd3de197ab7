import { z } from "zod";
import { quoteText } from "../../sql/quote";
import type { FileFormat } from "../file-format";
import { readerCall } from "./reader-arguments";

const readOptions = z.object({
  /** A grok pattern; absent, a known kind of log is looked for. */
  pattern: z.string().optional(),
  /** Further patterns, `NAME regular expression` a line. */
  customPatterns: z.string().optional(),
  encoding: z.string().optional(),
  compression: z.string().optional(),
  skip: z.number().int().min(0).optional(),
});
export type LogOptions = z.output<typeof readOptions>;

/** Log lines, taken apart by a grok pattern. */
export const log: FileFormat<typeof readOptions> = {
  name: "log",
  title: "Log",
  extensions: ["log"],
  reads: "converted",
  writes: "never",
  readOptions,
  readSql({ files }, bound) {
    const { pattern } = bound.scan.options as LogOptions;
    return readerCall("read_log", files, { pattern: pattern === undefined ? undefined : quoteText(pattern) });
  },
  copyOptions: () => [],
  extensionFor: () => ".log",
};
