import { describe, expect, it } from "vitest";
import { numberKind, serialText } from "./number-kind";

describe("formats", () => {
  const codes: [code: string, kind: string][] = [
    ["General", "number"],
    ["0.00", "number"],
    ['#,##0 "days"', "number"],
    ["0.00E+00", "number"],
    ["[Red]-0", "number"],
    ["yyyy-mm-dd", "date"],
    ["d. mmmm yyyy", "date"],
    ["[$-407]mmm yy;@", "date"],
    ["mmmm", "date"],
    ["h:mm AM/PM", "time"],
    ["mm:ss.0", "time"],
    ["m/d/yy h:mm", "timestamp"],
    ["[h]:mm:ss", "number"],
    ["\\d0", "number"],
    ["_(* #,##0_)", "number"],
  ];
  it.each(codes)("%s", (code, kind) => {
    expect(numberKind(164, code)).toBe(kind);
  });
  it("are known by number", () => {
    expect([0, 9, 14, 20, 22, 46, 49].map((id) => numberKind(id, undefined))).toEqual([
      "number",
      "number",
      "date",
      "time",
      "timestamp",
      "number",
      "number",
    ]);
  });
});

describe("serial numbers", () => {
  const text = (serial: number, kind: "date" | "time" | "timestamp" = "date", date1904 = false) => {
    const found = serialText(serial, kind, date1904);
    return "text" in found ? found.text : `! ${found.problem}`;
  };
  it("count days from 1900, as if its February had 29", () => {
    expect([1, 59, 61, 45_351, 2_958_465].map((serial) => text(serial))).toEqual([
      "1900-01-01",
      "1900-02-28",
      "1900-03-01",
      "2024-02-29",
      "9999-12-31",
    ]);
    expect(text(60)).toMatch(/^! the 29th of February 1900/);
  });
  it("or from 1904", () => {
    expect([0, 1, 43_889].map((serial) => text(serial, "date", true))).toEqual([
      "1904-01-01",
      "1904-01-02",
      "2024-02-29",
    ]);
  });
  it("hold times, to the millisecond", () => {
    expect(text(0.5, "time")).toBe("12:00:00");
    expect(text(0.999_988_425_925_926, "time")).toBe("23:59:59");
    expect(text(45_351.123_456, "timestamp")).toBe("2024-02-29 02:57:46.598");
    expect(text(45_351.25, "date")).toBe("2024-02-29 06:00:00");
    expect(text(1.5, "time")).toBe("1900-01-01 12:00:00");
  });
  it("are refused outside of what a spreadsheet knows", () => {
    for (const serial of [-1, 2_958_466, Number.NaN, Number.POSITIVE_INFINITY])
      expect(text(serial)).toMatch(/^! a date outside/);
  });
});
