import { nearest } from "../../../util/nearest";
import { FUNCTION_ALIASES } from "../../functions/aliases";
import type { FunctionRule } from "../context";
import { aggregatesToSpark } from "./functions/aggregate";
import { datesToSpark } from "./functions/date";
import { formatsToSpark } from "./functions/format";
import { jsonToSpark } from "./functions/json";
import { listsToSpark } from "./functions/list";
import { nestedToSpark } from "./functions/nested";
import { numbersToSpark } from "./functions/number";
import { regexesToSpark } from "./functions/regex";
import { textsToSpark } from "./functions/text";

const tables = [
  textsToSpark,
  regexesToSpark,
  formatsToSpark,
  numbersToSpark,
  datesToSpark,
  listsToSpark,
  nestedToSpark,
  jsonToSpark,
  aggregatesToSpark,
];
const named = new Map(tables.flatMap(Object.entries));
const aliases = [...FUNCTION_ALIASES].flatMap(([name, others]) => {
  const rule = named.get(name);
  return rule ? others.map((other) => [other.toLowerCase(), rule] as const) : [];
});

/** How each of DuckDB's functions is said in Spark, by its name or another name of it, in small letters. */
export const duckdbFunctions: ReadonlyMap<string, FunctionRule> = new Map([...aliases, ...named]);

export const similarDuckdbFunctions = (name: string): string[] => nearest(name, [...duckdbFunctions.keys()]);
