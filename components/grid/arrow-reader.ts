import { type Float, Precision, Type, type Vector } from "apache-arrow";
import type { CellValue } from "./cell-value";

/**
 * One function for a whole column. The engine sends types that JavaScript holds exactly as they are, and every other one
 * as the text DuckDB prints (see `lib/engine/exact-select.ts`), so nothing is computed here; 32-bit floats alone need care.
 */
export function columnReader(vector: Vector): (row: number) => CellValue {
  const isSingle = vector.type.typeId === Type.Float && (vector.type as Float).precision === Precision.SINGLE;
  return isSingle ? (row) => shortest(vector.get(row) as number | null) : (row) => toCell(vector.get(row));
}

function toCell(value: unknown): CellValue {
  if (value === null || value === undefined) return null;
  switch (typeof value) {
    case "string":
    case "number":
    case "bigint":
    case "boolean":
      return value;
    default:
      return value instanceof Uint8Array ? value : String(value);
  }
}

/** The fewest digits that mean the same 32-bit float: 0.1, where a double would read 0.10000000149011612. */
function shortest(value: number | null): number | null {
  if (value === null || !Number.isFinite(value)) return value;
  for (let digits = 1; digits < 9; digits++) {
    const rounded = Number(value.toPrecision(digits));
    if (Math.fround(rounded) === value) return rounded;
  }
  return Number(value.toPrecision(9));
}
