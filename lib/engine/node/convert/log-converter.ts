import type { LogOptions } from "../../../connectors/formats/log";
import { compileGrok, type Grok } from "../../../connectors/grok/compile-grok";
import { KNOWN_LOGS } from "../../../connectors/grok/patterns";
import { DiagnosticError, diagnose } from "../../../model/diagnostic";
import type { WorkspaceFile } from "../files";
import { lineConverter } from "./line-converter";

/** Lines by which a known kind of log is told. */
const SAMPLE = 100;

/** Log lines, taken apart by a grok pattern. Blank lines are no rows. */
export const logConverter = lineConverter(
  ({ options }, first, file) => {
    const { regex, fields } = grokOf(options as LogOptions, first, file);
    return {
      columns: fields.map(({ name, type }) => ({
        name,
        type: "VARCHAR",
        ...(type === "VARCHAR" ? {} : { wants: type }),
      })),
      read(line) {
        if (line.trim() === "") return null;
        const groups = regex.exec(line)?.groups;
        if (!groups) return "the pattern does not match";
        return fields.map((field) => {
          for (const group of field.groups) {
            const text = groups[group];
            if (text !== undefined) return text;
          }
          return null;
        });
      },
    };
  },
  { keepsRaw: () => true, typed: true },
);

function grokOf(
  { pattern, customPatterns = "" }: LogOptions,
  first: readonly string[],
  file: WorkspaceFile,
): Grok {
  const place = { field: ["pattern"] };
  if (pattern !== undefined && pattern !== "") {
    const grok = compileGrok(pattern, customPatterns);
    if (grok.ok) return grok.value;
    const { detail, choices } = grok.error;
    throw new DiagnosticError([
      diagnose("setting/invalid", { title: "Pattern", detail }, place, [...choices]),
    ]);
  }
  const lines = first.filter((line) => line.trim() !== "").slice(0, SAMPLE);
  for (const known of KNOWN_LOGS) {
    const grok = compileGrok(`^${known.pattern}$`, customPatterns);
    if (grok.ok && lines.every((line) => grok.value.regex.test(line))) return grok.value;
  }
  const titles = KNOWN_LOGS.map(({ title }) => title).join("; ");
  const detail = `its lines are of no known kind (${titles}); write a pattern for them`;
  throw new DiagnosticError([diagnose("file/header", { path: file.path, detail }, place)]);
}
