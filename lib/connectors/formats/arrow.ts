import { z } from "zod";
import type { FileFormat } from "../file-format";
import { readerCall } from "./reader-arguments";

const readOptions = z.object({});

/** Arrow IPC: files (Feather) and streams. */
export const arrow: FileFormat<typeof readOptions> = {
  name: "arrow",
  title: "Arrow",
  extensions: ["arrow", "feather", "ipc", "arrows"],
  reads: "converted",
  writes: "converted",
  readOptions,
  readSql: ({ files }) => readerCall("read_arrow", files, {}),
  copyOptions: () => [],
  extensionFor: ({ layout }) => (layout === "stream" ? ".arrows" : ".arrow"),
};
