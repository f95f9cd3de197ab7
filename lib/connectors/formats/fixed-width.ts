import { z } from "zod";
import { quoteIdentifier } from "../../sql/quote";
import type { FileFormat } from "../file-format";
import { linesCall } from "./reader-lines";

const readOptions = z.object({
  layout: z.array(z.object({ name: z.string(), start: z.number(), length: z.number() })),
  trim: z.enum(["both", "right", "none"]).optional(),
  /** What becomes of a line that ends before its last column begins. */
  short: z.enum(["reject", "null"]).optional(),
  nullText: z.array(z.string()).optional(),
  encoding: z.string().optional(),
  compression: z.string().optional(),
  skip: z.number().int().min(0).optional(),
  dateFormat: z.string().optional(),
  timestampFormat: z.string().optional(),
  decimalSeparator: z.enum([".", ","]).optional(),
});
export type FixedWidthOptions = z.output<typeof readOptions>;

/** Text whose columns stand at fixed places of each line. */
export const fixedWidth: FileFormat<typeof readOptions> = {
  name: "fixed-width",
  title: "Fixed width",
  extensions: ["dat", "fwf", "prn"],
  reads: "converted",
  writes: "never",
  readOptions,
  readSql({ files }, bound) {
    const options = bound.scan.options as FixedWidthOptions;
    const { trim = "both", layout = [] } = options;
    const items = layout.map(({ name, start, length }) => {
      const part = `substring(line, ${start}, ${length})`;
      const value = trim === "none" ? part : `${trim === "both" ? "trim" : "rtrim"}(${part})`;
      return `${value} AS ${quoteIdentifier(name)}`;
    });
    return `(SELECT ${items.join(", ") || "line"} FROM ${linesCall(files, options)})`;
  },
  copyOptions: () => [],
  extensionFor: () => ".dat",
};
