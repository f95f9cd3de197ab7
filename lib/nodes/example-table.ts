import type { ExampleTable } from "./define-node";

/** An example's rows under `{ column: type }`; a cell is text to be cast to its column's type, or null. */
export const exampleTable = (
  columns: Readonly<Record<string, string>>,
  rows: readonly (readonly (string | null)[])[],
): ExampleTable => ({ columns: Object.entries(columns).map(([name, type]) => ({ name, type })), rows });
