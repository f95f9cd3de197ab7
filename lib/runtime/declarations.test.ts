import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { afterAll, expect, it } from "vitest";
import { arbitraryPipeline } from "../compiler/print/testing/arbitrary-pipeline";
import { printProgram } from "../compiler/print/typescript";
import { allNodeDefinitions } from "../nodes/registry";
import { declarations } from "./declarations";
import { compilerPath } from "./type-check";

const here = fileURLToPath(new URL(".", import.meta.url));
const root = join(here, "../..");
const folder = mkdtempSync(join(tmpdir(), "tenon-types-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** What the compiler says about these files. */
function compile(files: Readonly<Record<string, string>>): string {
  const compilerOptions = {
    target: "ES2022",
    lib: ["ES2023", "DOM"],
    types: [],
    module: "ESNext",
    moduleResolution: "bundler",
    moduleDetection: "force",
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    paths: { tenon: ["./tenon.d.ts"] },
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  writeFileSync(
    join(folder, "tsconfig.json"),
    JSON.stringify({ compilerOptions, files: Object.keys(files) }),
  );
  return spawnSync(compilerPath(root), ["-p", folder, "--pretty", "false"], { encoding: "utf8" }).stdout;
}

/** Types are the same when neither can be told from the other, optional members, readonly and all. */
const SAME = `
import type * as Real from "${here}tenon";
import type * as Methods from "${here}table";
import type * as Written from "./tenon";
type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
type Differing<A, B> = {
  [K in keyof A | keyof B]: K extends keyof A & keyof B ? (Equal<A[K], B[K]> extends true ? never : K) : K;
}[keyof A | keyof B];
type None<T> = [T] extends [never] ? true : { differs: T };
export const proofs: [
  None<Differing<Written.ReadMethods, Methods.ReadMethods>>,
  None<Differing<Written.WriteMethods, Methods.WriteMethods>>,
  None<Differing<Written.TableMethods, Methods.TableMethods>>,
  None<Differing<Written.CollectionMethods, Methods.CollectionMethods>>,
  None<Differing<Written.JobMethods, Methods.JobMethods>>,
  Equal<Written.Job, Real.Job>,
  Equal<Written.Table, Real.Table>,
  Equal<Written.Collection, Real.Collection>,
  Equal<Written.CodeJob, Real.CodeJob>,
  Equal<Written.InputTable, Real.InputTable>,
  Equal<Written.Column, Real.Column>,
  Equal<Written.CodeFunction<"a", 1>, Real.CodeFunction<"a", 1>>,
  Equal<Written.CodeResult<["a", "b"]>, Real.CodeResult<["a", "b"]>>,
  Equal<Parameters<Written.CodeMethod>, Parameters<Real.CodeMethod>>,
  Equal<Written.TransformFunction<{ a: 1 }>, Real.TransformFunction<{ a: 1 }>>,
  Equal<Written.SqlValue, Real.SqlValue>,
  Equal<typeof Written.sql, typeof Real.sql>,
  Equal<typeof Written.ident, typeof Real.ident>,
  Equal<Parameters<typeof Written.defineJob>, Parameters<typeof Real.defineJob>>,
  Equal<keyof typeof Written, keyof typeof Real>,
] = [true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true];
`;

/**
 * The written types over the real class of SQL texts and the real EntryNames, since two classes with private members,
 * and two conditional types that infer, never are the same.
 */
const comparable = (text: string): string => {
  const own = without(
    without(text, "/** SQL text as a program holds it", "/** What may stand in"),
    "/** The names that settings give",
    "/** A column of an input",
  );
  const head = `import type { Sql } from "${here}sql";\nimport type { EntryNames } from "${here}table";\n`;
  return `${head}export type { Sql };\n${own}`;
};

const without = (text: string, from: string, to: string): string =>
  text.slice(0, text.indexOf(from)) + text.slice(text.indexOf(to));

it("says the same as the library's own types", { timeout: 60_000 }, () => {
  expect(compile({ "tenon.d.ts": comparable(declarations()), "same.ts": SAME })).toBe("");
});

it.each([
  ["an optional mark", "readonly nullsEqual?: boolean", "readonly nullsEqual: boolean"],
  ["a setting", "readonly distinct?: boolean;", ""],
  ["a type", "readonly offset?: number", "readonly offset?: string"],
  ["a parameter", "(name: string, count: number", "(name: string, count?: number"],
  ["a method", "readonly parquet:", "readonly park:"],
])("notices %s that differs", { timeout: 60_000 }, (_, right, wrong) => {
  const text = comparable(declarations());
  expect(text).toContain(right);
  expect(compile({ "tenon.d.ts": text.replace(right, wrong), "same.ts": SAME })).toContain("error TS2322");
});

it("accepts every printed program, and refuses what a program must not say", { timeout: 60_000 }, () => {
  const golden = join(root, "lib/compiler/golden");
  const programs = readdirSync(golden).map((name) => [
    `${name}.ts`,
    readFileSync(join(golden, name, "job.ts"), "utf8"),
  ]);
  // Custom code that is made up at random has no types to speak of.
  const random = fc
    .sample(arbitraryPipeline, { numRuns: 100, seed: 3 })
    .filter(({ nodes }) => Object.values(nodes).every(({ type }) => type !== "custom-code"));
  for (const [index, pipeline] of random.entries()) {
    programs.push([`random${index}.ts`, printProgram({ name: "Random", pipeline }).text]);
  }
  const wrong = readFileSync(join(here, "tenon.test-d.ts"), "utf8").replace('"./tenon"', '"tenon"');
  const files = {
    ...Object.fromEntries(programs),
    "must-not-compile.ts": wrong,
    "tenon.d.ts": declarations(),
  };
  expect(Object.keys(files).length).toBeGreaterThan(30);
  expect(compile(files)).toBe("");
});

it("documents every method and setting", () => {
  const text = declarations();
  for (const { description, method } of allNodeDefinitions) {
    expect(text).toContain(description);
    expect(text).toMatch(
      new RegExp(`readonly ${method.name}: ((<const S extends \\w+>)?\\(name: string|CodeMethod;)`),
    );
  }
});
