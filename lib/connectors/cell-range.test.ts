import { expect, it } from "vitest";
import { cellName, columnLetters, columnNumber, LAST_COLUMN, LAST_ROW, parseRange } from "./cell-range";

it("counts columns by letters", () => {
  for (const [letters, number] of [
    ["A", 1],
    ["Z", 26],
    ["AA", 27],
    ["AZ", 52],
    ["ZZ", 702],
    ["AAA", 703],
    ["XFD", LAST_COLUMN],
  ] as const) {
    expect(columnNumber(letters)).toBe(number);
    expect(columnLetters(number)).toBe(letters);
  }
  expect(cellName(28, 7)).toBe("AB7");
});

it("reads ranges, open ones too", () => {
  const range = (firstColumn: number, firstRow: number, lastColumn = LAST_COLUMN, lastRow = LAST_ROW) => ({
    firstColumn,
    firstRow,
    lastColumn,
    lastRow,
  });
  expect(parseRange("B3:F100")).toEqual(range(2, 3, 6, 100));
  expect(parseRange("$b$3")).toEqual(range(2, 3));
  expect(parseRange("B:F")).toEqual(range(2, 1, 6));
  expect(parseRange("3:9")).toEqual(range(1, 3, LAST_COLUMN, 9));
  expect(parseRange("B3:F")).toEqual(range(2, 3, 6));
  for (const text of ["", ":", "F3:B9", "B9:F3", "XFE1", "A0", "Sheet1!A1", "A1:B2:C3", "A1048577"])
    expect(parseRange(text)).toBeNull();
});
