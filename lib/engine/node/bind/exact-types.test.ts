import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { FileBench } from "../fixtures/bench-of-files";

/** A number's digits and exponent, whatever way it is written. */
function canonical(text: string): string {
  const match = /^([-+]?)(\d*)\.?(\d*)(?:[eE]([-+]?\d+))?$/.exec(text.trim());
  if (!match) return text;
  const [, sign, whole = "", fraction = "", exponent = "0"] = match;
  const digits = (whole + fraction).replace(/^0+/, "");
  const trimmed = digits.replace(/0+$/, "");
  const power = Number(exponent) - fraction.length + (digits.length - trimmed.length);
  return trimmed === "" ? "0" : `${sign === "-" ? "-" : ""}${trimmed}e${power}`;
}

const digits = (least: number, most: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: least, maxLength: most }).map((all) => all.join(""));
const whole = digits(1, 42).map((text) => text.replace(/^0+(?=\d)/, ""));
const sign = fc.constantFrom("", "", "-");
const integer = fc.tuple(sign, whole).map((parts) => parts.join(""));
const decimal = fc.tuple(sign, whole, digits(1, 25)).map(([minus, head, tail]) => `${minus}${head}.${tail}`);
const float = fc
  .tuple(sign, digits(1, 17), fc.integer({ min: -30, max: 30 }))
  .map(([minus, head, power]) => `${minus}${head.replace(/^0+(?=\d)/, "")}e${power}`);
const number = fc.oneof(
  integer,
  decimal,
  float,
  fc.integer().map(String),
  fc.constantFrom("0", "-0", "0.0", ""),
);

describe("types of numbers", () => {
  let bench: FileBench;
  let index = 0;
  beforeAll(async () => {
    bench = await FileBench.open();
  });
  afterAll(() => bench.close());

  it("keep every digit of every value", async () => {
    const columns = fc.array(fc.array(number, { minLength: 3, maxLength: 3 }), {
      minLength: 1,
      maxLength: 6,
    });
    await fc.assert(
      fc.asyncProperty(columns, async (rows) => {
        const path = `n${index++}.csv`;
        await bench.write({ [path]: `a,b,c\n${rows.map((row) => row.join(",")).join("\n")}\n` });
        const {
          rows: read,
          error,
          diagnostics,
        } = await bench.read({
          format: "csv",
          paths: [path],
          options: { header: "present" },
        });
        expect({ error, diagnostics }).toEqual({ error: null, diagnostics: [] });
        expect(read.map((row) => row.map((value) => canonical(value ?? "")))).toEqual(
          rows.map((row) => row.map((value) => canonical(value))),
        );
      }),
      { numRuns: 200 },
    );
  });

  it("keep every digit of JSON's integers", async () => {
    const columns = fc.array(fc.array(integer, { minLength: 2, maxLength: 2 }), {
      minLength: 1,
      maxLength: 6,
    });
    await fc.assert(
      fc.asyncProperty(columns, async (rows) => {
        const path = `n${index++}.json`;
        await bench.write({ [path]: rows.map(([a, b]) => `{"a":${a},"b":{"x":${b}}}\n`).join("") });
        const { rows: read, diagnostics } = await bench.read({ format: "json", paths: [path] });
        expect(diagnostics).toEqual([]);
        expect(
          read.map(([a, b]) => [
            canonical(a ?? ""),
            canonical(/^\{'x': '?(.*?)'?\}$/.exec(b ?? "")?.[1] ?? ""),
          ]),
        ).toEqual(rows.map((row) => row.map(canonical)));
      }),
      { numRuns: 100 },
    );
  });
});

describe("files only the beginning of which is looked at", () => {
  let bench: FileBench;
  beforeAll(async () => {
    bench = await FileBench.open({ fullScanBytes: 1000 });
  });
  afterAll(() => bench.close());

  const late = (value: string) =>
    `v\n${Array.from({ length: 1_100_000 }, (_, row) => (row === 1_050_000 ? value : String(row))).join("\n")}\n`;

  it("fail on a value of which a part would be dropped", async () => {
    await bench.write({ "a.csv": late("0.5") });
    const { columns, error } = await bench.read({ format: "csv", paths: ["a.csv"] });
    expect(columns).toBe("v BIGINT");
    expect(error).toBe("Only a part of “0.5” in column “v” would fit BIGINT.");
  });

  it("fail on a value of another kind", async () => {
    await bench.write({ "b.csv": late("x") });
    const { error } = await bench.read({ format: "csv", paths: ["b.csv"] });
    expect(error).toBe("Could not convert string 'x' to INT64 when casting from source column v");
  });

  it("read the rest", async () => {
    await bench.write({
      "c.csv": `v,d,t\n${Array.from({ length: 200 }, (_, row) => `${row},2024-01-02,x${row}`).join("\n")}\n`,
      "c.json": Array.from({ length: 200 }, (_, row) => `{"v":${row},"d":"2024-01-02"}\n`).join(""),
    });
    const text = await bench.read({ format: "csv", paths: ["c.csv"] });
    expect([text.columns, text.rows.at(-1)]).toEqual([
      "v BIGINT, d DATE, t VARCHAR",
      ["199", "2024-01-02", "x199"],
    ]);
    const json = await bench.read({ format: "json", paths: ["c.json"] });
    expect([json.columns, json.rows.at(-1)]).toEqual(["v BIGINT, d DATE", ["199", "2024-01-02"]]);
  });
});
