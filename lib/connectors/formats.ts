import type { FileFormat } from "./file-format";
import { arrow } from "./formats/arrow";
import { avro } from "./formats/avro";
import { csv } from "./formats/csv";
import { delta } from "./formats/delta";
import { excel } from "./formats/excel";
import { fixedWidth } from "./formats/fixed-width";
import { hudi } from "./formats/hudi";
import { iceberg } from "./formats/iceberg";
import { json } from "./formats/json";
import { log } from "./formats/log";
import { orc } from "./formats/orc";
import { parquet } from "./formats/parquet";
import { text } from "./formats/text";
import { xml } from "./formats/xml";

/** Every file format there is. A new one is a file in `formats/` and a line here. */
export const FILE_FORMATS: readonly FileFormat[] = [
  csv,
  json,
  parquet,
  avro,
  arrow,
  excel,
  fixedWidth,
  log,
  text,
  xml,
  orc,
  delta,
  iceberg,
  hudi,
];

/** The format of that name. Throws for a name no format has: scans and writes come from node types, which are tested. */
export function fileFormat(name: string): FileFormat {
  const format = FILE_FORMATS.find((candidate) => candidate.name === name);
  if (!format)
    throw new Error(
      `There is no file format “${name}”; there are ${FILE_FORMATS.map((one) => one.name).join(", ")}.`,
    );
  return format;
}
