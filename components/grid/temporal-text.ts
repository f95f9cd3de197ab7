/** Dates and times from Arrow's integers to text, exactly: a float of milliseconds would lose a timestamp's last digits. */

export type TimeUnit = "s" | "ms" | "us" | "ns";

const perSecond: Record<TimeUnit, bigint> = { s: 1n, ms: 1_000n, us: 1_000_000n, ns: 1_000_000_000n };
const fractionDigits: Record<TimeUnit, number> = { s: 0, ms: 3, us: 6, ns: 9 };
const DAY = 86_400n;
const INFINITE = 2n ** 63n - 1n;
const INFINITE_DATE = 2 ** 31 - 1;

/** `2001-01-01`, from days since 1970. */
export function dateText(days: number): string {
  if (Math.abs(days) === INFINITE_DATE) return days > 0 ? "infinity" : "-infinity";
  const { year, month, day } = civil(days);
  return withEra(year, `-${two(month)}-${two(day)}`);
}

/** `2001-01-01 07:42:00.123`, with `+00` where the type has a time zone; seconds always, a fraction where there is one. */
export function timestampText(value: bigint, unit: TimeUnit, zoned: boolean): string {
  if (value === INFINITE || value === -INFINITE) return value > 0n ? "infinity" : "-infinity";
  const day = DAY * perSecond[unit];
  const days = floorDivide(value, day);
  const { year, month, day: date } = civil(Number(days));
  const time = timeText(value - days * day, unit);
  return withEra(year, `-${two(month)}-${two(date)} ${time}${zoned ? "+00" : ""}`);
}

/** `07:42:00.5`, from a count since midnight. */
export function timeText(value: bigint, unit: TimeUnit): string {
  const seconds = value / perSecond[unit];
  const clock = [seconds / 3600n, (seconds / 60n) % 60n, seconds % 60n].map(two).join(":");
  return clock + fraction(value % perSecond[unit], fractionDigits[unit]);
}

/** `1 year 2 months 3 days 04:05:06`. */
export function intervalText(months: number, days: number, nanoseconds: bigint): string {
  const parts = [
    [Math.trunc(months / 12), "year"],
    [months % 12, "month"],
    [days, "day"],
  ] as const;
  const words = parts
    .filter(([count]) => count !== 0)
    .map(([count, unit]) => `${count} ${unit}${Math.abs(count) === 1 ? "" : "s"}`);
  const size = nanoseconds < 0n ? -nanoseconds : nanoseconds;
  if (size > 0n || words.length === 0) words.push(`${nanoseconds < 0n ? "-" : ""}${timeText(size, "ns")}`);
  return words.join(" ");
}

const two = (value: number | bigint): string => String(value).padStart(2, "0");

const fraction = (value: bigint, digits: number): string =>
  value === 0n ? "" : `.${String(value).padStart(digits, "0").replace(/0+$/, "")}`;

const withEra = (year: number, rest: string): string =>
  year > 0 ? String(year).padStart(4, "0") + rest : `${String(1 - year).padStart(4, "0")}${rest} (BC)`;

const floorDivide = (a: bigint, b: bigint): bigint => {
  const quotient = a / b;
  return a % b < 0n ? quotient - 1n : quotient;
};

/** Howard Hinnant's civil_from_days: right for every year, before and after Date's range. */
function civil(days: number): { year: number; month: number; day: number } {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}
