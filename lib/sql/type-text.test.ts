import { expect, it } from "vitest";
import { parseColumnType } from "../model/column-type";
import { typeText } from "./type-text";

it.each([
  "VARCHAR",
  "DECIMAL(18,3)",
  "BIGINT[]",
  "INTEGER[3][]",
  'STRUCT("a ""b""" BIGINT, "c" VARCHAR[])[]',
  'MAP(VARCHAR, STRUCT("x" DOUBLE))',
])("prints %s as it was", (text) => {
  const type = parseColumnType(text);
  expect(type && typeText(type)).toBe(text);
});
