import type { CsvOptions } from "../../connectors/formats/csv";
import type { Column } from "../../model/column";
import { type Diagnostic, diagnose } from "../../model/diagnostic";
import type { CsvHead } from "./csv-file";
import { headerNames, someOf } from "./header-names";

/**
 * Whether the files have a header: all of them or none. A file whose first line reads like data, where a header is asked
 * for or other files have one, is an error: its first record would be lost.
 */
export function decideHeader(
  heads: readonly CsvHead[],
  { header = "auto" }: CsvOptions,
  fixed: readonly Column[] | null,
): { hasHeader: boolean; diagnostics: Diagnostic[] } {
  if (header === "absent" || heads.length === 0) return { hasHeader: false, diagnostics: [] };
  const clear = heads.filter(({ evidence }) => evidence === "header");
  const known = new Set(
    [...(fixed ?? []).map(({ name }) => name), ...clear.flatMap(({ first }) => first)].map(normal),
  );
  const isNamed = ({ evidence, first }: CsvHead) =>
    evidence === "header" || first.filter((name) => known.has(normal(name))).length * 2 > first.length;
  const others = heads.filter((head) => !isNamed(head));
  const data = others.filter(({ evidence }) => evidence === "data");
  if (header === "auto" && others.length === heads.length)
    return {
      hasHeader: data.length === 0 && others.every(({ first }) => first.every(couldBeName)),
      diagnostics: [],
    };
  const diagnostics = data.map(({ file, first }) => {
    const cells = someOf(first.map((cell) => cell.slice(0, 30)));
    const detail = `a header is expected, but the first line reads like data: ${cells}`;
    return diagnose("file/header", { path: file.path, detail }, { field: ["header"] }, ["absent"]);
  });
  return { hasHeader: true, diagnostics };
}

const normal = (name: string): string => name.trim().toLowerCase();
const couldBeName = (cell: string): boolean => cell.trim() !== "" && !/^[-+.\d]/.test(cell.trim());

/** The names of a file's columns. Without a header, place is all there is: fixed columns must be as many. */
export function nameColumns(
  { file, first }: CsvHead,
  hasHeader: boolean,
  fixed: readonly Column[] | null,
): { names: string[]; diagnostics: Diagnostic[] } {
  const { path } = file;
  if (hasHeader) {
    const { names, notes } = headerNames(first);
    const detail = someOf(notes, 5, "; ");
    return {
      names,
      diagnostics: notes.length > 0 ? [diagnose("file/renamed-columns", { path, detail })] : [],
    };
  }
  if (fixed?.length === first.length) return { names: fixed.map(({ name }) => name), diagnostics: [] };
  const { names } = headerNames(first.map(() => ""));
  if (!fixed) return { names, diagnostics: [] };
  const detail = `it has no header and ${first.length} fields a line, and ${fixed.length} columns are fixed`;
  return { names, diagnostics: [diagnose("file/header", { path, detail }, { field: ["columns"] })] };
}
