import { count, duration } from "@/components/grid/numbers";
import type { BadgeState } from "@/components/ui/badge";
import type { Preview } from "./use-preview";

/** What was computed, in words: whether it is exact, how much of it is shown, and how long it took. */
export function badgeWords(
  preview: Preview,
  writesTo: string | null,
): { state: BadgeState; text: string } | null {
  const { head, profile, loading, errors } = preview;
  if (errors.length > 0)
    return { state: "bad", text: head ? "does not run · rows from before" : "does not run" };
  if (loading) return { state: "running", text: "computing…" };
  if (!head) return null;
  const total = head.totalRows ?? (profile?.exact && head.exact ? profile.rows : null);
  const time = ` · ${duration(head.ms)}`;
  if (!head.exact) {
    const sampled =
      head.sampledRows === null ? "a sample" : `a sample of ${count(head.sampledRows)} rows of each source`;
    return { state: "warn", text: `from ${sampled} · ${count(head.rows)} rows shown${time}` };
  }
  if (writesTo !== null) {
    const rows = total === null ? "its rows" : `${count(total)} ${total === 1 ? "row" : "rows"}`;
    return {
      state: "ok",
      text: `would write ${rows} to ${writesTo || "a path that is still missing"}${time}`,
    };
  }
  return { state: "ok", text: `exact · ${shown(head.rows, total)}${time}` };
}

function shown(rows: number, total: number | null): string {
  if (total === null) return `first ${count(rows)} rows shown`;
  if (total === rows) return `${count(total)} ${total === 1 ? "row" : "rows"}`;
  return `${count(rows)} of ${count(total)} rows shown`;
}
