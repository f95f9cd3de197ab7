import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { FileBench } from "../fixtures/bench-of-files";

/** Cells that readers get wrong. */
const cell = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom("", "1", "x", "é", "a b", "007", "=1") },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      "a,b",
      'q"q',
      '"',
      "l\nf",
      "cr\r\nlf",
      "\n",
      "\r\n",
      "\rx",
      "end\r",
      "a;b\t|",
      "🦆\0",
    ),
  },
  { weight: 1, arbitrary: fc.string({ maxLength: 8 }) },
);

const table = fc.integer({ min: 2, max: 4 }).chain((width) =>
  fc.record({
    rows: fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 40 }),
    delimiter: fc.constantFrom(",", ";", "\t", "||"),
    newline: fc.constantFrom("\n", "\r\n", "\r"),
    header: fc.boolean(),
    last: fc.boolean(),
    quoteAll: fc.boolean(),
    preamble: fc.constantFrom("", "note\n", 'half " a quote\n'),
    bom: fc.boolean(),
    width: fc.constant(width),
  }),
);

describe("any table, however it is written", () => {
  let bench: FileBench;
  beforeAll(async () => {
    bench = await FileBench.open();
  });
  afterAll(() => bench.close());

  it("is read back cell by cell, or refused", async () => {
    let index = 0;
    await fc.assert(
      fc.asyncProperty(
        table,
        async ({ rows, delimiter, newline, header, last, quoteAll, preamble, bom, width }) => {
          const columns = Array.from({ length: width }, (_, at) => ({ name: `c${at}`, type: "VARCHAR" }));
          const written = (text: string) =>
            quoteAll ||
            text === "" ||
            /["\r\n]/.test(text) ||
            [...delimiter].some((part) => text.includes(part)) ||
            /^ | $/.test(text)
              ? `"${text.replaceAll('"', '""')}"`
              : text;
          const records = [...(header ? [columns.map(({ name }) => name)] : []), ...rows];
          const lines = records.map((record) => record.map(written).join(delimiter));
          const text =
            (bom ? "\ufeff" : "") +
            preamble +
            lines.join(newline) +
            (last && lines.length > 0 ? newline : "");
          const path = `p${index++}.csv`;
          await bench.write({ [path]: text });
          const options = {
            delimiter,
            header: header ? "present" : "absent",
            ...(preamble ? { skip: 1 } : {}),
          };
          const reading = await bench.read({ format: "csv", paths: [path], options, columns });
          expect(reading.error).toBeNull();
          expect(reading.rows).toEqual(rows);
          expect(reading.diagnostics.filter((text) => text.startsWith("error"))).toEqual([]);
        },
      ),
      { numRuns: 300 },
    );
  });
});
