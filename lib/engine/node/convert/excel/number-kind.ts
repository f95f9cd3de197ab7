/** What the number in a cell means, by the format it is shown in. */
export type NumberKind = "number" | "date" | "time" | "timestamp";

/** Formats that every workbook knows without saying. */
const BUILT_IN: ReadonlyMap<number, NumberKind> = new Map([
  ...range(14, 17, "date"),
  ...range(18, 21, "time"),
  ...range(22, 22, "timestamp"),
  // Dates of East Asian editions.
  ...range(27, 31, "date"),
  ...range(32, 35, "time"),
  ...range(36, 36, "date"),
  ...range(45, 45, "time"),
  ...range(47, 47, "time"),
  ...range(50, 58, "date"),
]);

function range(from: number, to: number, kind: NumberKind): [number, NumberKind][] {
  return Array.from({ length: to - from + 1 }, (_, index) => [from + index, kind]);
}

/** The kind of a format by its number and its code. Hours that count beyond a day are numbers: of days, as they are stored. */
export function numberKind(id: number, code: string | undefined): NumberKind {
  if (code === undefined) return BUILT_IN.get(id) ?? "number";
  const [positive = ""] = code.split(";");
  if (/\[(h+|m+|s+)\]/i.test(positive)) return "number";
  const letters = positive
    .replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, "")
    .replace(/AM\/PM|A\/P/gi, "h")
    .replace(/general/gi, "")
    .toLowerCase();
  // A month stands alone or beside days and years, minutes beside hours and seconds.
  const hasTime = /[hs]/.test(letters);
  const hasDate = /[dy]/.test(letters) || (/m/.test(letters) && !hasTime);
  if (hasDate) return hasTime ? "timestamp" : "date";
  return hasTime ? "time" : "number";
}

const DAY_MS = 86_400_000;
/** The day after 9999-12-31, counted from 1900. */
const LAST_DAY = 2_958_466;

/** A serial number as ISO text, to the millisecond; or why it is none. */
export function serialText(
  serial: number,
  kind: Exclude<NumberKind, "number">,
  date1904: boolean,
): { text: string } | { problem: string } {
  const total = Math.round(serial * DAY_MS);
  if (kind === "time" && serial >= 0 && serial < 1 && total < DAY_MS) return { text: clock(total) };
  if (!Number.isFinite(serial) || serial < 0 || serial + (date1904 ? 1462 : 0) >= LAST_DAY)
    return { problem: "a date outside of the years that a spreadsheet knows" };
  const day = Math.floor(total / DAY_MS);
  const rest = total - day * DAY_MS;
  // Days before March 1900 are one off: 1900 had a 29th of February for a spreadsheet.
  if (!date1904 && day === 60) return { problem: "the 29th of February 1900, which never was" };
  const epoch = date1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, day < 60 ? 31 : 30);
  const date = new Date(epoch + day * DAY_MS).toISOString().slice(0, 10);
  if (kind === "date" && rest === 0) return { text: date };
  return { text: `${date} ${clock(rest)}` };
}

function clock(ms: number): string {
  const two = (value: number) => String(value).padStart(2, "0");
  const seconds = Math.floor(ms / 1000);
  const fraction = ms % 1000 === 0 ? "" : `.${String(ms % 1000).padStart(3, "0")}`;
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}${fraction}`;
}
