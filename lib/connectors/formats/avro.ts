import { z } from "zod";
import type { FileFormat } from "../file-format";
import { readerCall } from "./reader-arguments";

const readOptions = z.object({});

/** Avro object container files. */
export const avro: FileFormat<typeof readOptions> = {
  name: "avro",
  title: "Avro",
  extensions: ["avro"],
  reads: "converted",
  writes: "converted",
  readOptions,
  readSql: ({ files }) => readerCall("read_avro", files, {}),
  copyOptions: () => [],
  extensionFor: () => ".avro",
};
