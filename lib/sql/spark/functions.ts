import { nearest } from "../../util/nearest";
import type { FunctionRule } from "./context";
import { aggregateFunctions } from "./functions/aggregate";
import { conditionalFunctions } from "./functions/conditional";
import { dateFunctions } from "./functions/date";
import { jsonFunctions } from "./functions/json";
import { listFunctions } from "./functions/list";
import { nestedFunctions } from "./functions/nested";
import { numberFunctions } from "./functions/number";
import { regexFunctions } from "./functions/regex";
import { textFunctions } from "./functions/text";

const tables = [
  conditionalFunctions,
  textFunctions,
  regexFunctions,
  numberFunctions,
  dateFunctions,
  listFunctions,
  nestedFunctions,
  jsonFunctions,
  aggregateFunctions,
];

/** How each of Spark's functions is said in DuckDB, by its name in small letters. */
export const sparkFunctions: ReadonlyMap<string, FunctionRule> = new Map(tables.flatMap(Object.entries));

/** Functions whose name is near a name that does not exist. */
export const similarFunctions = (name: string): string[] => nearest(name, [...sparkFunctions.keys()]);
