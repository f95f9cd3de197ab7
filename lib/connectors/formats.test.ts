import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { FILE_FORMATS, fileFormat } from "./formats";

describe("file formats", () => {
  it("lists every file of the folder", () => {
    const files = readdirSync(new URL("./formats", import.meta.url)).filter(
      (file) => !file.startsWith("reader-"),
    );
    expect(FILE_FORMATS.map(({ name }) => `${name}.ts`).sort()).toEqual(files.sort());
  });

  it("names those there are when one is unknown", () => {
    expect(() => fileFormat("pdf")).toThrow(
      "There is no file format “pdf”; there are csv, json, parquet, avro, arrow, excel, fixed-width, log, text, xml, orc, delta, iceberg, hudi.",
    );
  });

  it("writes what was chosen, quoted", () => {
    expect(fileFormat("csv").copyOptions({})).toEqual([
      "HEADER true",
      "DELIMITER ','",
      "QUOTE '\"'",
      "ESCAPE '\"'",
      "NULLSTR ''",
      "COMPRESSION 'none'",
    ]);
    expect(fileFormat("csv").copyOptions({ delimiter: "'", header: false, nullText: "it's" })).toContain(
      "DELIMITER ''''",
    );
    expect(fileFormat("json").copyOptions({ format: "array", compression: "gzip" })).toEqual([
      "ARRAY true",
      "COMPRESSION 'gzip'",
    ]);
    expect(fileFormat("parquet").copyOptions({ compression: "zstd" })).toEqual(["COMPRESSION 'zstd'"]);
  });

  it("calls written files after what they hold", () => {
    expect(fileFormat("csv").extensionFor({ compression: "gzip" })).toBe(".csv.gz");
    expect(fileFormat("json").extensionFor({ compression: "zstd" })).toBe(".json.zst");
    expect(fileFormat("parquet").extensionFor({ compression: "zstd" })).toBe(".parquet");
  });
});
