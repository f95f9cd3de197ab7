import { z } from "zod";
import type { FileFormat } from "../file-format";
import { readerCall } from "./reader-arguments";

/** Options of Spark's reader or writer, by the names it knows: they are passed on as they are. */
const readOptions = z.object({}).catchall(z.string());

/** A format that only Spark works with. `reader` is what a SELECT shows in its place. */
export const formatElsewhere = (
  { name, title, extensions = [] }: { name: string; title: string; extensions?: readonly string[] },
  reader: string,
): FileFormat => ({
  name,
  title,
  extensions,
  reads: "elsewhere",
  writes: "elsewhere",
  elsewhere: "Spark",
  readOptions,
  readSql: ({ files }) => readerCall(reader, files, {}),
  copyOptions: () => [],
  extensionFor: () => (extensions[0] === undefined ? "" : `.${extensions[0]}`),
});
