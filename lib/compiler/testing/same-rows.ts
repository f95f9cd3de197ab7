/** A table as files of the corpus hold it: a header of `name TYPE`, then rows, in which NULL is null. */
export interface TextTable {
  header: readonly string[];
  rows: readonly (readonly (string | null)[])[];
}

/** Reads the corpus's CSV, in which nothing at all is NULL and `""` an empty text. */
export function readTable(text: string): TextTable {
  const records: (string | null)[][] = [];
  let record: (string | null)[] = [];
  for (const [, quoted, bare, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^,\n]*))(,|\n)/g)) {
    record.push(quoted === undefined ? bare || null : quoted.replaceAll('""', '"'));
    if (end !== "\n") continue;
    records.push(record);
    record = [];
  }
  const [header = [], ...rows] = records;
  return { header: header.map((cell) => cell ?? ""), rows };
}

/** Types that Spark does not have, and what it has in their place: docs/parity.md lists them. */
const STAND_INS: readonly [duckdb: RegExp, spark: string][] = [
  [/\bUUID\b/g, "VARCHAR"],
  [/\bJSON\b/g, "VARCHAR"],
  [/\bENUM\([^)]*\)/g, "VARCHAR"],
  [/\bUBIGINT\b/g, "DECIMAL(20,0)"],
  [/\bUINTEGER\b/g, "BIGINT"],
  [/\bUSMALLINT\b/g, "INTEGER"],
  [/\bUTINYINT\b/g, "SMALLINT"],
];

const sparkHeader = (cell: string): string =>
  STAND_INS.reduce((text, [duckdb, spark]) => text.replaceAll(duckdb, spark), cell);

/** How two tables differ under the comparison of docs/parity.md, in words; null where they do not. */
export function difference(
  duckdb: TextTable,
  spark: TextTable,
  { ordered }: { ordered: boolean },
): string | null {
  const expected = duckdb.header.map(sparkHeader);
  const given = spark.header.map(sparkHeader);
  if (JSON.stringify(expected) !== JSON.stringify(given))
    return `columns: DuckDB ${duckdb.header.join(", ")}; Spark ${spark.header.join(", ")}`;
  const numbers = new Set(expected.flatMap((cell, index) => (/ (DOUBLE|FLOAT)$/.test(cell) ? [index] : [])));
  const lines = ({ rows }: TextTable) => {
    const all = rows.map((row) =>
      JSON.stringify(row.map((cell, index) => (numbers.has(index) && cell !== null ? rounded(cell) : cell))),
    );
    return ordered ? all : all.sort();
  };
  const [left, right] = [lines(duckdb), lines(spark)];
  const at = left.findIndex((line, index) => line !== right[index]);
  if (at < 0 && left.length === right.length) return null;
  const place = at < 0 ? left.length : at;
  return `rows: DuckDB ${left.length}, Spark ${right.length}; first difference DuckDB ${left[place] ?? "–"}, Spark ${right[place] ?? "–"}`;
}

/** Numbers agree in twelve digits: sums come in another order. */
const rounded = (cell: string): string =>
  Number.isFinite(Number(cell)) ? String(Number(Number(cell).toPrecision(12))) : cell;
