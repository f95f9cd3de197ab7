import { isObject, type Json, type JsonObject, own } from "./json";
import { Unfit } from "./mapping";

/** Fields by their shape; null counts as absent. Each throws `Unfit` where the field has another shape. */

const given = (fields: JsonObject, name: string): Json | undefined => own(fields, name) ?? undefined;

const wrong = (name: string, what: string): never => {
  throw new Unfit(`its ${name} is not ${what}`);
};

export function textOf(fields: JsonObject, name: string): string | undefined {
  const value = given(fields, name);
  return value === undefined || typeof value === "string" ? value : wrong(name, "a text");
}

export function booleanOf(fields: JsonObject, name: string): boolean | undefined {
  const value = given(fields, name);
  if (value === "true" || value === "false") return value === "true";
  return value === undefined || typeof value === "boolean" ? value : wrong(name, "true or false");
}

/** A number, which may be written as text. */
export function numberOf(fields: JsonObject, name: string): number | undefined {
  const value = given(fields, name);
  if (value === undefined || typeof value === "number") return value;
  if (typeof value === "string" && value.trim() === "") return undefined;
  const number = typeof value === "string" ? Number(value) : Number.NaN;
  return Number.isFinite(number) ? number : wrong(name, "a number");
}

export function textsOf(fields: JsonObject, name: string): readonly string[] {
  const value = given(fields, name);
  if (value === undefined) return [];
  return isTexts(value) ? value : wrong(name, "a list of texts");
}

export function objectOf(fields: JsonObject, name: string): JsonObject {
  const value = given(fields, name);
  return value === undefined ? {} : isObject(value) ? value : wrong(name, "an object");
}

export function objectsOf(fields: JsonObject, name: string): readonly JsonObject[] {
  const value = given(fields, name);
  if (value === undefined) return [];
  return Array.isArray(value) && value.every(isObject)
    ? (value as readonly JsonObject[])
    : wrong(name, "a list of objects");
}

/** A list of paths, each a list of names. */
export function pathsOf(fields: JsonObject, name: string): readonly (readonly string[])[] {
  const value = given(fields, name);
  if (value === undefined) return [];
  const isPaths = Array.isArray(value) && value.every((path: Json) => isTexts(path) && path.length > 0);
  return isPaths ? (value as readonly (readonly string[])[]) : wrong(name, "a list of paths");
}

/** Columns by name; a path into a struct is none. */
export const columnsOf = (fields: JsonObject, name: string): string[] =>
  pathsOf(fields, name).map((path) => columnOf(path));

export function columnOf(path: readonly string[]): string {
  const [column, ...inner] = path;
  if (column === undefined) throw new Unfit("one of its columns has no name");
  if (inner.length > 0) throw new Unfit(`it reaches into the struct “${column}”, at “${path.join(".")}”`);
  return column;
}

/** Columns as a list of paths. */
export const asPaths = (columns: readonly string[]): readonly (readonly string[])[] =>
  columns.map((name) => [name]);

const isTexts = (value: Json): value is readonly string[] =>
  Array.isArray(value) && value.every((one) => typeof one === "string");
