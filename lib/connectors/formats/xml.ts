import { z } from "zod";
import { quoteText } from "../../sql/quote";
import type { FileFormat } from "../file-format";
import { textCompressionExtension } from "./csv";
import { readerCall } from "./reader-arguments";

const readOptions = z.object({
  /** The element that is a row; absent, the shallowest one that repeats. */
  rowTag: z.string().optional(),
  attributePrefix: z.string().optional(),
  /** Column of an element's own text, where it has attributes or elements too. */
  valueTag: z.string().optional(),
  attributes: z.boolean().optional(),
  ignoreNamespaces: z.boolean().optional(),
  trim: z.boolean().optional(),
  nullText: z.array(z.string()).optional(),
  encoding: z.string().optional(),
  compression: z.string().optional(),
  dateFormat: z.string().optional(),
  timestampFormat: z.string().optional(),
  decimalSeparator: z.enum([".", ","]).optional(),
});
export type XmlOptions = z.output<typeof readOptions>;

/** XML: an element of one name is a row. */
export const xml: FileFormat<typeof readOptions> = {
  name: "xml",
  title: "XML",
  extensions: ["xml"],
  reads: "converted",
  writes: "converted",
  readOptions,
  readSql({ files }, bound) {
    const { rowTag } = bound.scan.options as XmlOptions;
    return readerCall("read_xml", files, {
      record_element: rowTag === undefined ? undefined : quoteText(rowTag),
    });
  },
  copyOptions: () => [],
  extensionFor: ({ compression }) => `.xml${textCompressionExtension(compression)}`,
};
