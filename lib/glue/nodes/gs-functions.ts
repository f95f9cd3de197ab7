import { derived } from "./gs-derived";
import type { GsFunction } from "./gs-function";
import { extractJson, parseJson, regexExtractor } from "./gs-json";
import { arrayToColumns, explode, flatten, splitString } from "./gs-nested";
import { currentTimestamp, formatTimestamp, toTimestamp } from "./gs-times";
import { unpivot } from "./gs-unpivot";
import { concatenate, identifier, nullRows, uuid } from "./gs-values";

/** The functions that have nodes here. */
export const GS_FUNCTIONS: readonly GsFunction[] = [
  derived,
  toTimestamp,
  formatTimestamp,
  currentTimestamp,
  uuid,
  identifier,
  concatenate,
  splitString,
  arrayToColumns,
  explode,
  flatten,
  nullRows,
  extractJson,
  parseJson,
  regexExtractor,
  unpivot,
];
