import { z } from "zod";
import { quoteText } from "../../sql/quote";
import type { FileFormat } from "../file-format";
import { readerCall } from "./reader-arguments";

const readOptions = z.object({
  /** Name of a sheet, or its number from 1; absent, the first that is not hidden. */
  sheet: z.string().optional(),
  /** Cells, such as `B3:F100`, `B3` or `B:F`. */
  range: z.string().optional(),
  header: z.enum(["auto", "present", "absent"]).optional(),
  /** Most rows of a file. */
  rows: z.number().int().min(0).optional(),
  skipFooter: z.number().int().min(0).optional(),
  fillMerged: z.boolean().optional(),
  /** What becomes of a cell that holds an error such as `#DIV/0!`. */
  errorCells: z.enum(["reject", "null"]).optional(),
  nullText: z.array(z.string()).optional(),
});
export type ExcelOptions = z.output<typeof readOptions>;

/** Excel workbooks (Office Open XML). */
export const excel: FileFormat<typeof readOptions> = {
  name: "excel",
  title: "Excel",
  extensions: ["xlsx", "xlsm"],
  reads: "converted",
  writes: "converted",
  readOptions,
  readSql({ files }, bound) {
    const { sheet, range, header } = bound.scan.options as ExcelOptions;
    return readerCall("read_xlsx", files, {
      sheet: sheet === undefined ? undefined : quoteText(sheet),
      range: range === undefined ? undefined : quoteText(range),
      header: header === "present" ? "true" : header === "absent" ? "false" : undefined,
    });
  },
  copyOptions: () => [],
  extensionFor: () => ".xlsx",
};
