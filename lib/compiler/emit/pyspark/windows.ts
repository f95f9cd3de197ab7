/** A window as its parts, for `OVER (…)`. */
export interface WindowParts {
  partition: readonly string[];
  order: string;
  frame: string;
}

/** Functions of a row's place: they need an order in Spark, and take no frame. */
const BY_PLACE = new Set("row_number rank dense_rank percent_rank cume_dist ntile lag lead".split(" "));
/** Texts, quoted names, and names of windows. */
const TOKENS =
  /'(?:[^'\\]|\\.)*'|`(?:[^`]|``)*`|\bOVER\s+(`(?:[^`]|``)*`|\w+)|\bOVER\s+\(((?:PARTITION BY [^()]*)?)\)/gis;

/**
 * An expression whose windows are written out, because PySpark's expressions know none by name. Functions that number
 * rows need an order in Spark: the order in which it reads them.
 */
export function withWindows(
  sql: string,
  windows: ReadonlyMap<string, WindowParts>,
): { sql: string; unordered: boolean } {
  let unordered = false;
  // Spark's median takes no order; the percentile that it is does.
  const text = sql.replaceAll(/\bmedian\(([^()'`]*)\)(\s+OVER\s+\w)/gi, "percentile($1, 0.5)$2");
  const plain = text.replaceAll(/'(?:[^'\\]|\\.)*'|`(?:[^`]|``)*`/gs, (text) => "_".repeat(text.length));
  const written = text.replaceAll(
    TOKENS,
    (found: string, name: string | undefined, inline: string | undefined, at: number) => {
      if (name === undefined && inline === undefined) return found;
      const parts =
        name === undefined
          ? { partition: inline ? [inline.replace(/^PARTITION BY /i, "")] : [], order: "", frame: "" }
          : windows.get(name.replaceAll("`", "").toLowerCase());
      if (!parts) return found;
      const isByPlace = BY_PLACE.has(functionBefore(plain, at));
      const isOrdered = parts.order !== "" || !isByPlace;
      if (!isOrdered) unordered = true;
      const order = isOrdered ? parts.order : "monotonically_increasing_id()";
      const all = [
        ...(parts.partition.length > 0 ? [`PARTITION BY ${parts.partition.join(", ")}`] : []),
        ...(order === "" ? [] : [`ORDER BY ${order}`]),
        ...(parts.frame === "" || isByPlace ? [] : [parts.frame]),
      ];
      return `OVER (${all.join(" ")})`;
    },
  );
  return { sql: written, unordered };
}

/** The function whose window begins at a place: what stands before its arguments, in small letters. */
function functionBefore(sql: string, at: number): string {
  let end = sql.slice(0, at).trimEnd().length;
  for (;;) {
    const before = sql.slice(0, end);
    const words = /\b(IGNORE|RESPECT)\s+NULLS$/i.exec(before);
    if (words) {
      end = before.slice(0, words.index).trimEnd().length;
      continue;
    }
    if (sql[end - 1] !== ")") return "";
    let depth = 0;
    let open = end - 1;
    for (; open >= 0; open--) {
      if (sql[open] === ")") depth++;
      else if (sql[open] === "(" && --depth === 0) break;
    }
    const name = /(\w+)\s*$/.exec(sql.slice(0, Math.max(0, open)));
    if (!name) return "";
    if (name[1]?.toLowerCase() !== "filter") return (name[1] ?? "").toLowerCase();
    end = sql.slice(0, name.index).trimEnd().length;
  }
}
