import { arrowFileWriter } from "./arrow-file-writer";
import { avroWriter } from "./avro-writer";
import { excelWriter } from "./excel-writer";
import type { FileWriter } from "./file-writer";
import { xmlWriter } from "./xml-writer";

const WRITERS: ReadonlyMap<string, FileWriter> = new Map([
  ["arrow", arrowFileWriter],
  ["avro", avroWriter],
  ["excel", excelWriter],
  ["xml", xmlWriter],
]);

/** What writes files of a format that the engine does not write. */
export const writerOf = (format: string): FileWriter | undefined => WRITERS.get(format);
