import { tableFromIPC } from "apache-arrow";
import type { QueryResult } from "./engine";

/** The cells of a result whose columns are all text, row by row. For small results: bulk data stays Arrow. */
export function readTexts(result: QueryResult): (string | null)[][] {
  const table = tableFromIPC(result.arrow);
  const vectors = table.schema.fields.map((_, index) => table.getChildAt(index));
  return Array.from({ length: table.numRows }, (_, row) =>
    vectors.map((vector) => (vector?.get(row) ?? null) as string | null),
  );
}
