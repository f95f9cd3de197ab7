import { DuckDBInstance } from "@duckdb/node-api";

/** What DuckDB says when it is asked directly, without the studio: rows as text. */
export async function ask(sql: string): Promise<(string | null)[][]> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  try {
    const rows = await (await connection.run(sql)).getRows();
    return rows.map((row) => row.map((value) => (value === null ? null : String(value))));
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** The one number that a query gives, as the studio writes numbers. */
export async function count(sql: string): Promise<string> {
  const [row] = await ask(sql);
  return Number(row?.[0]).toLocaleString("en-US");
}
