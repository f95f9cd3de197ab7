import { emitEmpty } from "../../../sql/emit-rel";
import type { DuckDbSession } from "../session";

/** Columns with their types as the engine writes them: names of fields are quoted only where they must be. */
export async function plainTypes<C extends { name: string; type: string }>(
  session: DuckDbSession,
  columns: readonly C[],
): Promise<C[]> {
  if (!columns.some(({ type }) => type.includes('"'))) return [...columns];
  const described = await session.describe(emitEmpty(columns));
  return columns.map((column, index) => ({ ...column, type: described[index]?.type ?? column.type }));
}
