/** `Parquet · lake/flights` for the subtitle of a node that reads or writes files. */
export function pathSummary(format: string, paths: readonly string[] | string | undefined): string {
  const list = typeof paths === "string" ? [paths] : (paths ?? []);
  const first = list[0]?.replace(/\/\*(\.\w+)*$/, "");
  if (!first) return "choose a path";
  return `${format} · ${first}${list.length > 1 ? ` and ${list.length - 1} more` : ""}`;
}

/** `a, b, c and 4 more`. */
export function listSummary(names: readonly string[] | undefined, most = 3): string {
  if (!names?.length) return "";
  const shown = names.slice(0, most).join(", ");
  return names.length > most ? `${shown} and ${names.length - most} more` : shown;
}

/** `delay ↓, name ↑` for the keys of an order. */
export const orderSummary = (
  order: readonly { expression: string; direction?: "asc" | "desc" }[] | undefined,
): string =>
  listSummary(
    order?.map(({ expression, direction }) => `${oneLine(expression)}${direction === "desc" ? " ↓" : " ↑"}`),
  );

/** SQL on one line, short enough for a subtitle. */
export const oneLine = (sql: string | undefined, most = 60): string => {
  const line = (sql ?? "").trim().replaceAll(/\s+/g, " ");
  return line.length > most ? `${line.slice(0, most - 1)}…` : line;
};
