import { aggregateFunctions } from "./aggregate";
import { FUNCTION_ALIASES } from "./aliases";
import { conditionalFunctions } from "./conditional";
import { dateFunctions } from "./date";
import { hashFunctions } from "./hash";
import { jsonFunctions } from "./json";
import { listFunctions } from "./list";
import { numberFunctions } from "./number";
import { regexFunctions } from "./regex";
import type { SqlFunction } from "./sql-function";
import { structFunctions } from "./struct";
import { tableFunctions } from "./table";
import { textFunctions } from "./text";
import { windowFunctions } from "./window";

/** The functions that completion offers and the function list shows, group by group. */
export const sqlFunctions: readonly SqlFunction[] = [
  ...textFunctions,
  ...numberFunctions,
  ...dateFunctions,
  ...conditionalFunctions,
  ...aggregateFunctions,
  ...windowFunctions,
  ...listFunctions,
  ...structFunctions,
  ...jsonFunctions,
  ...regexFunctions,
  ...hashFunctions,
  ...tableFunctions,
].map((entry) => ({
  ...entry,
  aliases: entry.kind === "table" ? [] : (FUNCTION_ALIASES.get(entry.name) ?? []),
}));

const byName = new Map<string, SqlFunction>();
for (const entry of sqlFunctions)
  for (const name of [entry.name, ...entry.aliases])
    if (!byName.has(name.toLowerCase())) byName.set(name.toLowerCase(), entry);

/** A function by its name or another name of it, in any case. */
export const sqlFunction = (name: string): SqlFunction | undefined => byName.get(name.toLowerCase());

/** Functions that fit every word of a search, those whose name fits first. */
export function searchFunctions(text: string, entries: readonly SqlFunction[] = sqlFunctions): SqlFunction[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const rank = (entry: SqlFunction): number => {
    const names = [entry.name, ...entry.aliases].map((name) => name.toLowerCase());
    const all = `${names.join(" ")} ${entry.signatures.join(" ")} ${entry.help} ${entry.group}`.toLowerCase();
    if (!words.every((word) => all.includes(word))) return -1;
    const [first = ""] = words;
    if (names.includes(first)) return 3;
    if (names.some((name) => name.startsWith(first))) return 2;
    return names.some((name) => name.includes(first)) ? 1 : 0;
  };
  return entries
    .map((entry) => ({ entry, rank: rank(entry) }))
    .filter((one) => one.rank >= 0)
    .sort((a, b) => b.rank - a.rank)
    .map(({ entry }) => entry);
}
