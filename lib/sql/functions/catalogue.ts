import { aggregateFunctions } from "./aggregate";
import { conditionalFunctions } from "./conditional";
import { dateFunctions } from "./date";
import { hashFunctions } from "./hash";
import { jsonFunctions } from "./json";
import { listFunctions } from "./list";
import { numberFunctions } from "./number";
import { regexFunctions } from "./regex";
import type { SqlFunction } from "./sql-function";
import { structFunctions } from "./struct";
import { textFunctions } from "./text";
import { windowFunctions } from "./window";

/** The functions that completion offers and the documentation lists, group by group. */
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
];

const byName = new Map(sqlFunctions.map((entry) => [entry.name, entry]));

/** A function by its name, in any case. */
export const sqlFunction = (name: string): SqlFunction | undefined => byName.get(name.toLowerCase());
