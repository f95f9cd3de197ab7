import type { JsonFound, JsonOptions } from "../../../connectors/formats/json";
import { type Diagnostic, diagnose } from "../../../model/diagnostic";
import { err, ok, type Result } from "../../../util/result";
import type { WorkspaceFile } from "../files";
import { unreadable } from "./binding";
import { JsonScanner } from "./json-records";
import { CHUNK, chunksOf, Utf8Check } from "./text-chunks";
import type { TextFile } from "./text-files";

/** Largest record that is read. */
const MAX_RECORD_BYTES = 128 << 20;
const LAYOUTS = { array: "array", lines: "newline_delimited", sequence: "unstructured" } as const;

/** One JSON file, checked and ready for the engine. */
export interface JsonFile {
  file: WorkspaceFile;
  text: TextFile;
  layout: JsonFound["layout"];
  keys: ReadonlySet<string>;
  /** Null when the file is too large to be counted. */
  records: number | null;
  longest: number;
  longIntegers: boolean;
  rounded: boolean;
}

/** Reads up to `limit` bytes for validity, depth and layout. Null for a file without records. */
export async function readJsonFile(
  file: WorkspaceFile,
  text: TextFile,
  { format = "auto" }: JsonOptions,
  limit: number,
): Promise<Result<JsonFile | null, Diagnostic>> {
  const scanner = new JsonScanner();
  const utf8 = new Utf8Check();
  let seen = 0;
  for await (const chunk of chunksOf(text.absolute, text.bom, Math.min(CHUNK, limit))) {
    utf8.push(chunk);
    if (!utf8.valid) break;
    scanner.push(chunk);
    seen += chunk.length;
    if (scanner.problem || seen >= limit) break;
  }
  const complete = text.bom + seen >= text.bytes;
  if (!(complete ? utf8.finish() : utf8.valid))
    return err(diagnose("file/encoding", { path: file.path, encoding: "UTF-8" }, { field: ["paths"] }));
  if (complete) scanner.finish();
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
    records: complete ? records : null,
    longest,
    longIntegers,
    rounded,
  });
}
