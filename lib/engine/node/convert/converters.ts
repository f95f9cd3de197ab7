import { arrowConverter } from "./arrow/arrow-converter";
import { avroConverter } from "./avro/avro-converter";
import type { Converter } from "./converter";
import { excelConverter } from "./excel/excel-converter";
import { fixedWidthConverter } from "./fixed-width-converter";
import { logConverter } from "./log-converter";
import { textConverter } from "./text-converter";
import { xmlConverter } from "./xml/xml-converter";

const CONVERTERS: ReadonlyMap<string, Converter> = new Map([
  ["arrow", arrowConverter],
  ["avro", avroConverter],
  ["excel", excelConverter],
  ["text", textConverter],
  ["fixed-width", fixedWidthConverter],
  ["log", logConverter],
  ["xml", xmlConverter],
]);

/** What reads files of a format that the engine does not read. */
export const converterOf = (format: string): Converter | undefined => CONVERTERS.get(format);
