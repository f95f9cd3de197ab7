import { Utf8 } from "apache-arrow";
import type { JsonOptions } from "../../../connectors/formats/json";
import { type Diagnostic, diagnose } from "../../../model/diagnostic";
import { shown } from "../../scan/header-names";
import { unreadable } from "../../scan/unreadable";
import { arrowColumn, arrowStream } from "./arrow-column";
import { arrowValue, JsonShape, scalarText } from "./json-shape";
import { type LoadedFile, type Loader, NotReadHere, type TextColumn } from "./loaded-file";
import { type JsonRecord, parseRecords } from "./parse-json";

const STRINGS = { decimalSeparator: ".", scalars: false } as const;
const NUMBERS = { decimalSeparator: ".", scalars: true } as const;

/** Reads JSON: scalars of records as text that is typed by what it holds, nested values as they are. */
export const jsonLoader: Loader = {
  async load(files, scan) {
    const diagnostics: Diagnostic[] = [];
    const { format = "auto" } = scan.options as JsonOptions;
    const read: { file: LoadedFile["file"]; records: JsonRecord[] }[] = [];
    const whole = new JsonShape();
    for (const { file, blob } of files) {
      try {
        const text = new TextDecoder("utf-8", { fatal: true }).decode(await blob.arrayBuffer());
        const { layout, records } = parseRecords(text);
        if (format === "array" && layout !== "array") throw new NotReadHere("it is not an array of records");
        if (format === "newline" && layout !== "lines")
          throw new NotReadHere(
            layout === "array"
              ? "it is an array, not one record a line"
              : "a record does not stand on one line",
          );
        if (records.length === 0)
          diagnostics.push(diagnose("file/empty", { path: file.path }, { field: ["paths"] }));
        for (const record of records) whole.add(record);
        read.push({ file, records });
      } catch (error) {
        if (error instanceof TypeError)
          diagnostics.push(
            diagnose("file/encoding", { path: file.path, encoding: "UTF-8" }, { field: ["paths"] }),
          );
        else if (error instanceof NotReadHere) diagnostics.push(unreadable(file, error.message));
        else throw error;
      }
    }
    const [first] = read;
    if (!first || whole.fields.size === 0) return { files: [], texts: [], types: [], diagnostics };
    try {
      checkKeys(whole);
      const texts: TextColumn[] = [];
      for (const [name, shape] of whole.fields) {
        if (!shape.isScalar) continue;
        const numbers = shape.kinds.has("integer") || shape.kinds.has("fraction");
        if (!shape.isMixed)
          texts.push({ name, kinds: numbers || shape.kinds.has("boolean") ? NUMBERS : STRINGS });
        else {
          const detail = `“${shown(name)}” holds values of several kinds; they are read as VARCHAR`;
          diagnostics.push(diagnose("file/drift", { path: first.file.path, detail }));
        }
      }
      const loaded = read
        .filter(({ records }) => records.length > 0)
        .map(({ file, records }) => toTable(file, records, whole));
      return { files: loaded, texts, types: [], diagnostics };
    } catch (error) {
      if (!(error instanceof NotReadHere)) throw error;
      return {
        files: [],
        texts: [],
        types: [],
        diagnostics: [...diagnostics, unreadable(first.file, error.message)],
      };
    }
  },
};

/** DuckDB renames such keys in a way of its own. */
function checkKeys({ fields }: JsonShape): void {
  const names = [...fields.keys()];
  const lower = new Set(names.map((name) => name.toLowerCase()));
  if (names.includes("") || lower.size < names.length || names.some((name) => name.includes("\0")))
    throw new NotReadHere(
      "it has keys without a name, or that differ only in the case of letters; run the job on the server",
    );
}

function toTable(
  file: LoadedFile["file"],
  records: readonly JsonRecord[],
  { fields, long }: JsonShape,
): LoadedFile {
  const columns = [...fields].map(([name, shape]) =>
    shape.isScalar
      ? arrowColumn(
          new Utf8(),
          records.map((record) => scalarText(record.get(name))),
        )
      : arrowColumn(
          shape.arrowType(shown(name), long),
          records.map((record) => arrowValue(record.get(name), shape, long)),
        ),
  );
  return {
    file,
    names: [...fields.keys()],
    arrow: arrowStream(columns, records.length),
    rows: records.length,
  };
}
