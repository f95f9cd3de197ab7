import { asSql, type SqlText } from "../model/sql-text";
import { quoteText } from "./quote";

/** Whether what is no time fails or becomes NULL. */
export type Cast = "CAST" | "TRY_CAST";

/** A time of day that is followed by a zone: `10:00:00Z`, `10:00:00.5+02:00`, `10:00:00 Europe/Zurich`. */
const ZONED = quoteText(":\\d\\d(\\.\\d+)?\\s*([A-Za-z]|[+-]\\d)");

/**
 * The TIMESTAMP in UTC that an ISO text says. A plain cast does not do: it drops `+02:00` without a word. A text without
 * a zone is taken for UTC.
 */
export function isoTimestamp(text: string, cast: Cast): SqlText {
  const trimmed = `trim(${text})`;
  return asSql(
    `CASE WHEN regexp_matches(${trimmed}, ${ZONED}) THEN ${cast}(${trimmed} AS TIMESTAMP WITH TIME ZONE) AT TIME ZONE 'UTC' ELSE ${cast}(${trimmed} AS TIMESTAMP) END`,
  );
}

/** Microseconds since 1970 in a unit that epochs are counted in. */
const MICROSECONDS = { seconds: 1_000_000, milliseconds: 1_000, microseconds: 1 } as const;
export type EpochUnit = keyof typeof MICROSECONDS;

/** The TIMESTAMP in UTC that a number of seconds, milliseconds or microseconds since 1970 says. */
export function epochTimestamp(number: string, unit: EpochUnit, cast: Cast): SqlText {
  const factor = MICROSECONDS[unit];
  const micros =
    factor === 1
      ? `${cast}(${number} AS BIGINT)`
      : `${cast}(round(${cast}(${number} AS DOUBLE) * ${factor}) AS BIGINT)`;
  return asSql(cast === "CAST" ? `make_timestamp(${micros})` : `TRY(make_timestamp(${micros}))`);
}

/** Below the first, a number is seconds (until the year 5138); below the second, milliseconds; else microseconds. */
const SECONDS_BELOW = 100_000_000_000;
const MILLISECONDS_BELOW = 100_000_000_000_000;

/** As `epochTimestamp`, in the unit that the size of each number suggests. */
export function guessedEpoch(number: string, cast: Cast): SqlText {
  const size = `abs(${cast}(${number} AS DOUBLE))`;
  return asSql(
    `CASE WHEN ${size} < ${SECONDS_BELOW} THEN ${epochTimestamp(number, "seconds", cast)} WHEN ${size} < ${MILLISECONDS_BELOW} THEN ${epochTimestamp(number, "milliseconds", cast)} ELSE ${epochTimestamp(number, "microseconds", cast)} END`,
  );
}

/** The TIMESTAMP in UTC that a text says: an ISO time, or a number since 1970. */
export const guessedTimestamp = (text: string, cast: Cast): SqlText =>
  asSql(
    `CASE WHEN regexp_full_match(trim(${text}), '[+-]?\\d+(\\.\\d+)?') THEN ${guessedEpoch(`trim(${text})`, cast)} ELSE ${isoTimestamp(text, cast)} END`,
  );
