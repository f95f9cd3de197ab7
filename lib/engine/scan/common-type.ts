import { SqlError } from "../../runtime/engine";
import type { ScanSession } from "./session";

/** Types whose every value a DOUBLE keeps. */
const FITS_DOUBLE = new Set([
  "TINYINT",
  "SMALLINT",
  "INTEGER",
  "UTINYINT",
  "USMALLINT",
  "UINTEGER",
  "FLOAT",
  "DOUBLE",
]);

/**
 * The type in which values of all `types` can stand without loss: the one the engine would unite them in, unless that one
 * rounds (a BIGINT beside a DOUBLE) or reads something into them (a BOOLEAN beside an INTEGER); then text.
 */
export async function commonType(session: ScanSession, types: readonly string[]): Promise<string> {
  const united = await unite(session, types);
  if (united === null || united.startsWith("VARCHAR")) return "VARCHAR";
  if (types.includes("BOOLEAN")) return "VARCHAR";
  const zoned = types.filter((type) => type.includes("WITH TIME ZONE")).length;
  if (zoned > 0 && zoned < types.length) return "VARCHAR";
  if (united === "FLOAT" || united === "DOUBLE")
    return types.every((type) => FITS_DOUBLE.has(type)) ? "DOUBLE" : "VARCHAR";
  // Inside nested values nothing is looked into: rounding could hide there.
  return /DOUBLE|FLOAT/.test(united) && /[[(]/.test(united) ? "VARCHAR" : united;
}

async function unite(session: ScanSession, types: readonly string[]): Promise<string | null> {
  const selects = types.map((type) => `SELECT CAST(NULL AS ${type}) AS value`);
  try {
    const [column] = await session.describe(selects.join(" UNION ALL "));
    return column?.type ?? null;
  } catch (error) {
    if (error instanceof SqlError) return null;
    throw error;
  }
}
