import { z } from "zod";
import { quoteIdentifier } from "../../sql/quote";
import type { FileFormat } from "../file-format";
import { linesCall } from "./reader-lines";

const readOptions = z.object({
  /** Name of the column of lines. */
  column: z.string().optional(),
  /** Name of a column of line numbers. */
  numberAs: z.string().optional(),
  encoding: z.string().optional(),
  compression: z.string().optional(),
  skip: z.number().int().min(0).optional(),
});
export type TextOptions = z.output<typeof readOptions>;

/** Text: a line a row. */
export const text: FileFormat<typeof readOptions> = {
  name: "text",
  title: "Text",
  extensions: ["txt", "text"],
  reads: "converted",
  writes: "never",
  readOptions,
  readSql({ files }, bound) {
    const options = bound.scan.options as TextOptions;
    const { column = "line" } = options;
    const lines = linesCall(files, options);
    return column === "line" ? lines : `(SELECT line AS ${quoteIdentifier(column)} FROM ${lines})`;
  },
  copyOptions: () => [],
  extensionFor: () => ".txt",
};
