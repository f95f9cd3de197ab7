import { diagnose } from "../model/diagnostic";

/** Codes of the compiler's errors for a module that is not there. */
const MISSING_MODULE: ReadonlySet<number> = new Set([2307, 2591, 2792, 2882, 7016]);
const MOST_LINES = 4;

/** What a compiler's error says of an import; undefined for any other error. */
export function missingModule(code: number, detail: readonly string[]): string | undefined {
  return MISSING_MODULE.has(code) ? /'([^']+)'/.exec(detail[0] ?? "")?.[1] : undefined;
}

/** A compiler's error in words. */
export function compilerWords(code: number, detail: readonly string[]): string {
  const specifier = missingModule(code, detail);
  if (specifier !== undefined) return diagnose("program/import", { specifier }).message;
  return detail
    .slice(0, MOST_LINES)
    .join(" ")
    .replace(/(?<=type 'Sql')\.$/, "; write it as sql`…`.");
}

/** What the compiler thinks was meant. */
export const compilerChoice = (words: string): string[] =>
  [/Did you mean (?:to write )?'([^']+)'/.exec(words)?.[1]].flatMap((choice) => choice ?? []);
