import type { LogLine } from "@/components/runs/state-line";

export const LOG_FILTERS = [
  { value: "all", label: "All" },
  { value: "info", label: "Info" },
  { value: "warn", label: "Warnings" },
  { value: "error", label: "Errors" },
] as const;
export type LogFilter = (typeof LOG_FILTERS)[number]["value"];

const rank = { debug: 0, info: 1, warn: 2, error: 3 };
const least: Record<LogFilter, number> = { all: 0, info: 1, warn: 2, error: 3 };

/** The lines of a level and above that hold the searched text. */
export function filterLog(log: readonly LogLine[], filter: LogFilter, search: string): readonly LogLine[] {
  const wanted = search.trim().toLowerCase();
  if (filter === "all" && wanted === "") return log;
  return log.filter(
    ({ level, message }) => rank[level] >= least[filter] && message.toLowerCase().includes(wanted),
  );
}

/** The lines as text, one a line, for the clipboard and for files. */
export const logText = (lines: readonly LogLine[]): string =>
  lines.map(({ at, level, message }) => `${at} ${level.toUpperCase().padEnd(5)} ${message}\n`).join("");

/** `14:03:07.512`, in the zone of whoever looks. */
export function clockTime(at: string): string {
  const date = new Date(at);
  const two = (value: number) => String(value).padStart(2, "0");
  const ms = String(date.getMilliseconds()).padStart(3, "0");
  return `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}.${ms}`;
}

/** A text cut at each place that holds the searched words: every second part is one. */
export function splitAt(text: string, search: string): string[] {
  const wanted = search.trim().toLowerCase();
  if (wanted === "") return [text];
  const parts: string[] = [];
  const lower = text.toLowerCase();
  // Lower case can be longer than the text (İ): then nothing is marked rather than the wrong place.
  if (lower.length !== text.length) return [text];
  let from = 0;
  for (let at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, from)) {
    parts.push(text.slice(from, at), text.slice(at, at + wanted.length));
    from = at + wanted.length;
  }
  return [...parts, text.slice(from)];
}
