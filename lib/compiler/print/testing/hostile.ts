import fc from "fast-check";

/** Names and texts that break careless code generators. */
export const HOSTILE_TEXTS = [
  "*/ alert(1) /*",
  "`$\u007bprocess.exit(1)}`",
  '"); job.log("broken out',
  "line one\nline two",
  "\r\n",
  "\u2028\u2029",
  "\0",
  "\ud800",
  "\ufeff",
  "\u202eabc",
  "</script>",
  "it's \"both\" '' quotes",
  "C:\\new\\table\\",
  "\\`",
  "\\\\${",
  "$$\u007ba}",
  "__proto__",
  "constructor",
  "toString",
  "class",
  "await",
  "job",
  "sql",
  "undefined",
  "1",
  "007",
  "1e3",
  "straße",
  "成田空港",
  "Ünïcödé ñ",
  "👩‍👩‍👧",
  "e\u0301",
  " ",
  "\t",
  "-",
  "a b",
  "A B",
  "a-b",
  "x".repeat(200),
  "many words that make a long name ".repeat(6).trim(),
] as const;

/** Any text that a JSON document can hold, lone surrogates and all. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...HOSTILE_TEXTS) },
  { weight: 2, arbitrary: fc.string({ unit: "grapheme" }) },
  { weight: 1, arbitrary: fc.string({ unit: "binary" }) },
  {
    weight: 2,
    arbitrary: fc.string({
      unit: fc.constantFrom("\\", "`", "$", "{", "}", "'", '"', "\n", "a"),
      maxLength: 12,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom("delay", "origin", "count(*)", "delay > 60", "VARCHAR", "BIGINT", ",", "id"),
  },
);
