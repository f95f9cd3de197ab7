import type { MaybeType } from "../../syntax/sql-type";
import { at, atom, LEVEL, type Piece } from "../piece";

/** A computed number of one unit; null for a unit Spark cannot make so. */
export function intervalOf(amount: Piece, unit: string): Piece | null {
  const type: MaybeType = { is: "interval" };
  const { sql } = amount;
  const product = at(amount, LEVEL.product);
  switch (unit) {
    case "year":
      return atom(`make_ym_interval(${sql})`, type);
    case "quarter":
      return atom(`make_ym_interval(0, ${product} * 3)`, type);
    case "month":
      return atom(`make_ym_interval(0, ${sql})`, type);
    case "week":
      return atom(`make_dt_interval(${product} * 7)`, type);
    case "day":
      return atom(`make_dt_interval(${sql})`, type);
    case "hour":
      return atom(`make_dt_interval(0, ${sql})`, type);
    case "minute":
      return atom(`make_dt_interval(0, 0, ${sql})`, type);
    case "second":
      return atom(`make_dt_interval(0, 0, 0, ${sql})`, type);
    case "millisecond":
      return atom(`make_dt_interval(0, 0, 0, ${product} / 1000)`, type);
    case "microsecond":
      return atom(`make_dt_interval(0, 0, 0, ${product} / 1000000)`, type);
    default:
      return null;
  }
}
