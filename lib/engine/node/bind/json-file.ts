import type { JsonFound, JsonOptions } from "../../../connectors/formats/json";
import { type Diagnostic, diagnose } from "../../../model/diagnostic";
import { err, ok, type Result } from "../../../util/result";
import type { TextFile } from "../../scan/session";
import { unreadable } from "../../scan/unreadable";
import type { WorkspaceFile } from "../files";
import { JsonScanner } from "./json-records";
import { chunksOf, Utf8Check } from "./text-chunks";

/** Largest record that is read. */
const MAX_RECORD_BYTES = 128 << 20;
const LAYOUTS = { array: "array", lines: "newline_delimited", sequence: "unstructured" } as const;

/** One JSON file, checked and ready for the engine. */
export interface JsonFile {
  file: WorkspaceFile;
  text: TextFile;
  layout: JsonFound["layout"];
  keys: ReadonlySet<string>;
  records: number;
  longest: number;
  longIntegers: boolean;
  rounded: boolean;
}

/** Reads a whole file for validity, depth and layout. Null for a file without records. */
export async function readJsonFile(
  file: WorkspaceFile,
  text: TextFile,
  { format = "auto" }: JsonOptions,
): Promise<Result<JsonFile | null, Diagnostic>> {
  const scanner = new JsonScanner();
  const utf8 = new Utf8Check();
  for await (const chunk of chunksOf(text.absolute, text.bom)) {
    utf8.push(chunk);
    if (!utf8.valid) break;
    scanner.push(chunk);
    if (scanner.problem) break;
  }
  if (!scanner.problem && !utf8.finish())
    return err(diagnose("file/encoding", { path: file.path, encoding: "UTF-8" }, { field: ["paths"] }));
  scanner.finish();
  const { problem, layout, records, keys, longest, longIntegers, rounded } = scanner;
  if (problem) return err(unreadable(file, `line ${problem.line}: ${problem.detail}`));
  if (layout === null || records === 0) return ok(null);
  if (format === "array" && layout !== "array") return err(unreadable(file, "it is not an array of records"));
  if (format === "newline" && layout !== "lines")
    return err(
      unreadable(
        file,
        layout === "array" ? "it is an array, not one record a line" : "a record does not stand on one line",
      ),
    );
  if (longest > MAX_RECORD_BYTES)
    return err(unreadable(file, `a record is longer than ${MAX_RECORD_BYTES.toLocaleString("en")} bytes`));
  return ok({
    file,
    text,
    layout: LAYOUTS[layout],
    keys,
    records: records,
    longest,
    longIntegers,
    rounded,
  });
}
