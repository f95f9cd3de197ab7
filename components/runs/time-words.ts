const relative = new Intl.RelativeTimeFormat("en-US", { numeric: "auto" });
const exact = new Intl.DateTimeFormat("en-GB", {
  weekday: "short",
  year: "numeric",
  month: "short",
  day: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  timeZoneName: "short",
});

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const steps = [
  { below: HOUR, size: MINUTE, unit: "minute" },
  { below: DAY, size: HOUR, unit: "hour" },
  { below: 7 * DAY, size: DAY, unit: "day" },
  { below: 30 * DAY, size: 7 * DAY, unit: "week" },
  { below: 365 * DAY, size: 30 * DAY, unit: "month" },
  { below: Infinity, size: 365 * DAY, unit: "year" },
] as const;

/** `just now`, `4 minutes ago`, `yesterday`. */
export function relativeTime(at: string | number | Date, now: number): string {
  const passed = now - new Date(at).getTime();
  const distance = Math.abs(passed);
  if (distance < 45_000) return passed >= 0 ? "just now" : "in a moment";
  for (const { below, size, unit } of steps) {
    // Rounding may reach the next unit: 59.6 minutes are an hour.
    const amount = Math.max(1, Math.round(distance / size));
    if (distance < below && amount * size < below)
      return relative.format(passed >= 0 ? -amount : amount, unit);
  }
  return relative.format(passed >= 0 ? -1 : 1, "year");
}

/** `Fri, 20 Nov 2026, 14:03:07 CET`, in the zone of whoever looks. */
export const exactTime = (at: string | number | Date): string => exact.format(new Date(at));

/** `84 ms`, `2.4 s`, `3 min 05 s`, `2 h 07 min`, `8 h`. */
export function durationWords(ms: number): string {
  const whole = Math.max(0, ms);
  if (whole < 999.5) return `${Math.round(whole)} ms`;
  if (whole < 9_950) return `${(whole / 1000).toFixed(1)} s`;
  const seconds = Math.round(whole / 1000);
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return two(seconds, "min", "s");
  return two(Math.round(seconds / 60), "h", "min");
}

/** A number of sixtieths in two units; the smaller one is left out when there is none of it. */
function two(sixtieths: number, unit: string, smaller: string): string {
  const rest = sixtieths % 60;
  const whole = `${Math.floor(sixtieths / 60)} ${unit}`;
  return rest === 0 ? whole : `${whole} ${String(rest).padStart(2, "0")} ${smaller}`;
}
