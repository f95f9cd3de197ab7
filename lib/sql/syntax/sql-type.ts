/** A type, whatever the dialect calls it. */
export type SqlType =
  | { is: ScalarType }
  | { is: "decimal"; precision: number; scale: number }
  | { is: "array"; item: SqlType }
  | { is: "map"; key: SqlType; value: SqlType }
  | { is: "struct"; fields: readonly { name: string; type: SqlType }[] }
  /** A type only one dialect has, by its name there. */
  | { is: "other"; name: string };

export type ScalarType =
  | "null"
  | "boolean"
  | "tinyint"
  | "smallint"
  | "int"
  | "bigint"
  | "float"
  | "double"
  | "string"
  | "binary"
  | "date"
  | "timestamp"
  | "interval";

/** What is not known is null: a column of an input whose columns were not given. */
export type MaybeType = SqlType | null;

const INTEGERS: readonly string[] = ["tinyint", "smallint", "int", "bigint"];

export const isInteger = (type: MaybeType): boolean => type !== null && INTEGERS.includes(type.is);
export const isFraction = (type: MaybeType): boolean => type?.is === "double" || type?.is === "float";
export const isNumber = (type: MaybeType): boolean =>
  isInteger(type) || isFraction(type) || type?.is === "decimal";
export const isTime = (type: MaybeType): boolean => type?.is === "date" || type?.is === "timestamp";

/** The type both sides of arithmetic become, by Spark's rules; null where it is not known. */
export function commonNumber(left: MaybeType, right: MaybeType): MaybeType {
  if (!left || !right) return null;
  if (left.is === "null") return right;
  if (right.is === "null") return left;
  if (!isNumber(left) || !isNumber(right)) return null;
  if (left.is === "double" || right.is === "double") return { is: "double" };
  if (left.is === "float" || right.is === "float")
    return left.is === "decimal" || right.is === "decimal" ? { is: "double" } : { is: "float" };
  if (left.is === "decimal" || right.is === "decimal") {
    const [a, b] = [asDecimal(left), asDecimal(right)];
    const scale = Math.max(a.scale, b.scale);
    return decimal(Math.max(a.precision - a.scale, b.precision - b.scale) + scale, scale);
  }
  return INTEGERS.indexOf(left.is) >= INTEGERS.indexOf(right.is) ? left : right;
}

const DIGITS: Readonly<Record<string, number>> = { tinyint: 3, smallint: 5, int: 10, bigint: 20 };

/** A number as a decimal: whole ones have the digits of their type. */
export const asDecimal = (type: SqlType): { precision: number; scale: number } =>
  type.is === "decimal" ? type : { precision: DIGITS[type.is] ?? 38, scale: 0 };

/** A decimal that fits 38 digits, at the cost of digits after the point. */
export function decimal(precision: number, scale: number): SqlType {
  if (precision <= 38) return { is: "decimal", precision, scale };
  const whole = precision - scale;
  return { is: "decimal", precision: 38, scale: Math.max(38 - whole, Math.min(scale, 6)) };
}

/** The type of a struct's field, where it is known. */
export const fieldOf = (type: MaybeType, name: string): MaybeType =>
  type?.is === "struct"
    ? (type.fields.find((field) => field.name.toLowerCase() === name.toLowerCase())?.type ?? null)
    : null;
