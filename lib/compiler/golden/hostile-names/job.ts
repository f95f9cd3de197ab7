import { defineJob, sql } from "tenon";

export default defineJob('Names that */ break `${out}`, "quotes" and \u2028 all', (job) => {
  const alert1 = job.read.csv("*/ alert(1) /*", { paths: ["lake/a.csv"] });
  alert1.filter("*/ alert(1) /* kept", sql`*/ alert(1) /*`);
  const processExit1 = job.read.csv("`${process.exit(1)}`", { paths: ["lake/a.csv"] });
  processExit1.filter("`${process.exit(1)}` kept", sql`\`\${process.exit(1)}\``);
  const jobLogBrokenOut = job.read.csv('"); job.log("broken out', { paths: ["lake/a.csv"] });
  jobLogBrokenOut.filter('"); job.log("broken out kept', sql`"); job.log("broken out`);
  const lineOneLineTwo = job.read.csv("line one\nline two", { paths: ["lake/a.csv"] });
  lineOneLineTwo.filter(
    "line one\nline two kept",
    sql`line one
line two`,
  );
  const csvSource = job.read.csv("\r\n", { paths: ["lake/a.csv"] });
  csvSource.filter("\r\n kept", sql("\r\n"));
  const csvSource2 = job.read.csv("\u2028\u2029", { paths: ["lake/a.csv"] });
  csvSource2.filter("\u2028\u2029 kept", sql("\u2028\u2029"));
  const csvSource3 = job.read.csv("\u0000", { paths: ["lake/a.csv"] });
  csvSource3.filter("\u0000 kept", sql("\u0000"));
  const csvSource4 = job.read.csv("\ud800", { paths: ["lake/a.csv"] });
  csvSource4.filter("\ud800 kept", sql("\ud800"));
  const csvSource5 = job.read.csv("\ufeff", { paths: ["lake/a.csv"] });
  csvSource5.filter("\ufeff kept", sql("\ufeff"));
  const abc = job.read.csv("\u202eabc", { paths: ["lake/a.csv"] });
  abc.filter("\u202eabc kept", sql("\u202eabc"));
  const script = job.read.csv("</script>", { paths: ["lake/a.csv"] });
  script.filter("</script> kept", sql`</script>`);
  const itsBothQuotes = job.read.csv("it's \"both\" '' quotes", { paths: ["lake/a.csv"] });
  itsBothQuotes.filter("it's \"both\" '' quotes kept", sql`it's "both" '' quotes`);
  const cNewTable = job.read.csv("C:\\new\\table\\", { paths: ["lake/a.csv"] });
  cNewTable.filter("C:\\new\\table\\ kept", sql`C:\new\table\\`);
  const csvSource6 = job.read.csv("\\`", { paths: ["lake/a.csv"] });
  csvSource6.filter("\\` kept", sql`\\\``);
  const csvSource7 = job.read.csv("\\\\${", { paths: ["lake/a.csv"] });
  csvSource7.filter("\\\\${ kept", sql`\\\\\${`);
  const a = job.read.csv("$${a}", { paths: ["lake/a.csv"] });
  a.filter("$${a} kept", sql`$\${a}`);
  const proto = job.read.csv("__proto__", { paths: ["lake/a.csv"] });
  proto.filter("__proto__ kept", sql`__proto__`);
  const constructor = job.read.csv("constructor", { paths: ["lake/a.csv"] });
  constructor.filter("constructor kept", sql`constructor`);
  const toString = job.read.csv("toString", { paths: ["lake/a.csv"] });
  toString.filter("toString kept", sql`toString`);
  const classRows = job.read.csv("class", { paths: ["lake/a.csv"] });
  classRows.filter("class kept", sql`class`);
  const awaitRows = job.read.csv("await", { paths: ["lake/a.csv"] });
  awaitRows.filter("await kept", sql`await`);
  const jobRows = job.read.csv("job", { paths: ["lake/a.csv"] });
  jobRows.filter("job kept", sql`job`);
  const sqlRows = job.read.csv("sql", { paths: ["lake/a.csv"] });
  sqlRows.filter("sql kept", sql`sql`);
  const undefinedRows = job.read.csv("undefined", { paths: ["lake/a.csv"] });
  undefinedRows.filter("undefined kept", sql`undefined`);
  const _1 = job.read.csv("1", { paths: ["lake/a.csv"] });
  _1.filter("1 kept", sql`1`);
  const _007 = job.read.csv("007", { paths: ["lake/a.csv"] });
  _007.filter("007 kept", sql`007`);
  const _1E3 = job.read.csv("1e3", { paths: ["lake/a.csv"] });
  _1E3.filter("1e3 kept", sql`1e3`);
  const strasse = job.read.csv("straße", { paths: ["lake/a.csv"] });
  strasse.filter("straße kept", sql`straße`);
  const csvSource8 = job.read.csv("成田空港", { paths: ["lake/a.csv"] });
  csvSource8.filter("成田空港 kept", sql`成田空港`);
  const unicodeN = job.read.csv("Ünïcödé ñ", { paths: ["lake/a.csv"] });
  unicodeN.filter("Ünïcödé ñ kept", sql`Ünïcödé ñ`);
  const csvSource9 = job.read.csv("👩‍👩‍👧", { paths: ["lake/a.csv"] });
  csvSource9.filter("👩‍👩‍👧 kept", sql`👩‍👩‍👧`);
  const e = job.read.csv("é", { paths: ["lake/a.csv"] });
  e.filter("é kept", sql`é`);
  const csvSource10 = job.read.csv(" ", { paths: ["lake/a.csv"] });
  csvSource10.filter("  kept", sql` `);
  const csvSource11 = job.read.csv("\t", { paths: ["lake/a.csv"] });
  csvSource11.filter("\t kept", sql`	`);
  const csvSource12 = job.read.csv("-", { paths: ["lake/a.csv"] });
  csvSource12.filter("- kept", sql`-`);
  const aB = job.read.csv("a b", { paths: ["lake/a.csv"] });
  aB.filter("a b kept", sql`a b`);
  const aB2 = job.read.csv("A B", { paths: ["lake/a.csv"] });
  aB2.filter("A B kept", sql`A B`);
  const aB3 = job.read.csv("a-b", { paths: ["lake/a.csv"] });
  aB3.filter("a-b kept", sql`a-b`);
  const xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx = job.read.csv(
    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
    { paths: ["lake/a.csv"] },
  );
  xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx.filter(
    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx kept",
    sql`xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx`,
  );
  const manyWordsThatMakeALongNameMany = job.read.csv(
    "many words that make a long name many words that make a long name many words that make a long name many words that make a long name many words that make a long name many words that make a long name",
    { paths: ["lake/a.csv"] },
  );
  manyWordsThatMakeALongNameMany.filter(
    "many words that make a long name many words that make a long name many words that make a long name many words that make a long name many words that make a long name many words that make a long name kept",
    sql`many words that make a long name many words that make a long name many words that make a long name many words that make a long name many words that make a long name many words that make a long name`,
  );
});
