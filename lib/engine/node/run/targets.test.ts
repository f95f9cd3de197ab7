import { mkdir, symlink } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Rel, Write } from "../../../ir/rel";
import { DiagnosticError } from "../../../model/diagnostic";
import { input, planOf, TestWorkspace, values, write } from "./testing";

let workspace: TestWorkspace;
beforeEach(async () => {
  workspace = await TestWorkspace.open();
});
afterEach(() => workspace.close());

const rows = values({ id: "BIGINT", p: "VARCHAR" }, [
  ["1", "a"],
  ["2", "b"],
]);

/** Codes and messages of the diagnostics a run throws. */
const refused = async (rels: Readonly<Record<string, Rel>>, scans = new Map()): Promise<string[]> => {
  const before = await workspace.files();
  const error = await workspace.run(planOf(rels), scans).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(await workspace.files(), "nothing is written").toEqual(before);
  if (!(error instanceof DiagnosticError)) throw error ?? new Error("not refused");
  return error.diagnostics.map(({ code, node, message }) => `${code} ${node}: ${message}`);
};
const target = (path: string, settings: Partial<Write> = {}) => ({
  rows,
  target: write("rows", path, settings),
});

describe("a target", () => {
  it("appends files to a folder", async () => {
    await workspace.run(planOf(target("out/rows")), new Map(), { runId: "a" });
    await workspace.run(planOf(target("out/rows")), new Map(), { runId: "b" });
    expect(await workspace.files("out")).toEqual(["out/rows/part-a-00000.csv", "out/rows/part-b-00000.csv"]);
  });

  it("replaces one file, and a whole folder with its partitions", async () => {
    await workspace.write("out/one.csv", "old");
    await workspace.write("out/parts/p=z/part-old-00000.csv", "old");
    await workspace.write("out/parts/.hidden", "old");
    await workspace.run(planOf(target("out/one.csv", { mode: "overwrite" })), new Map());
    await workspace.run(planOf(target("out/parts", { mode: "overwrite", partitionBy: ["p"] })), new Map());
    expect(await workspace.read("out/one.csv")).toBe("id,p\n1,a\n2,b\n");
    expect(await workspace.files("out/parts")).toEqual([
      "out/parts/p=a/part-run1-00000.csv",
      "out/parts/p=b/part-run1-00001.csv",
    ]);
  });

  it("in mode fail takes an empty folder and refuses data", async () => {
    await mkdir(join(workspace.root, "out/rows"), { recursive: true });
    await workspace.run(planOf(target("out/rows", { mode: "fail" })), new Map());
    expect(await refused(target("out/rows", { mode: "fail" }))).toEqual([
      "target/exists target: “out/rows” already holds data, and the mode is “fail”. Choose append, overwrite or another path.",
    ]);
  });

  it("in mode fail refuses data that came while the job ran", async () => {
    const run = workspace.run(planOf(target("out/rows", { mode: "fail" })), new Map(), {
      commit: () => workspace.write("out/rows/late.csv", "id\n"),
    });
    await expect(run).rejects.toThrow("already holds data");
    expect(await workspace.files("out")).toEqual(["out/rows/late.csv"]);
  });

  it("does not append to one file", async () => {
    await workspace.write("out/one.csv", "old");
    expect(await refused(target("out/one.csv"))).toEqual([
      "target/one-file target: “out/one.csv” exists, and rows cannot be added to one file. Choose overwrite, or a folder.",
    ]);
  });

  it.each([
    ["out/rows/notes.md", "it holds “notes.md”, which is not a CSV file"],
    ["out/rows/p=1/data.parquet", "it holds “p=1/data.parquet”, which is not a CSV file"],
    ["out/rows/2024/a.csv", "it holds the folder “2024”, which is no partition"],
    ["out/rows/.git/config", "it holds the folder “.git”, which is no partition"],
    ["out/rows/_delta_log/0.json", "it holds the folder “_delta_log”, which is no partition"],
  ])("does not overwrite a folder with %s", async (file, reason) => {
    await workspace.write(file, "x");
    expect(await refused(target("out/rows", { mode: "overwrite" }))).toEqual([
      `target/unsafe target: “out/rows” cannot be overwritten: ${reason}.`,
    ]);
  });

  it("does not overwrite a folder with a link, nor write through one", async () => {
    await workspace.write("elsewhere/a.csv", "x");
    await mkdir(join(workspace.root, "out/rows"), { recursive: true });
    await symlink(join(workspace.root, "elsewhere/a.csv"), join(workspace.root, "out/rows/a.csv"));
    await symlink(join(workspace.root, "elsewhere"), join(workspace.root, "out/link"));
    expect(await refused(target("out/rows", { mode: "overwrite" }))).toEqual([
      "target/unsafe target: “out/rows” cannot be overwritten: it holds “a.csv”, which is not a file.",
    ]);
    expect(await refused(target("out/link/rows"))).toEqual([
      "file/refused target: “out/link/rows” is refused: it is a symbolic link.",
    ]);
  });

  it.each([
    ["", "file/refused target: “” is refused: it is the workspace itself."],
    [".", "file/refused target: “.” is refused: it is the workspace itself."],
    ["../out", "file/refused target: “../out” is refused: it leaves the workspace."],
    ["/etc/out", "file/refused target: “/etc/out” is refused: paths are relative to the workspace."],
    [".tenon/x", "file/refused target: “.tenon/x” is refused: it is the studio's own folder."],
  ])("is not %j", async (path, message) => {
    expect(await refused(target(path, { mode: "overwrite" }))).toEqual([message]);
  });

  it("may replace its input only where the source names that very path", async () => {
    await workspace.write("lake/in/a.csv", "id,p\n7,x\n");
    const scan = await workspace.csv("lake/in/a.csv", { id: "BIGINT", p: "VARCHAR" });
    const job = (paths: readonly string[], path: string) => {
      const named = { ...scan, scan: { ...scan.scan, paths } };
      const plan = { in: named.scan, target: write("in", path, { mode: "overwrite" as const }) };
      return { plan, scans: new Map([["in", named]]) };
    };
    for (const [paths, path] of [
      [["lake/**/*.csv"], "lake/in"],
      [["lake/in/*.csv"], "lake/in/a.csv"],
      [["lake/in/a.csv"], "lake/in"],
      [["lake/in"], "lake"],
    ] as const) {
      const { plan, scans } = job(paths, path);
      expect(await refused(plan, scans), `${paths} → ${path}`).toEqual([
        `target/unsafe target: “${path}” cannot be overwritten: it holds input of “in”.`,
      ]);
    }
    const { plan, scans } = job(["lake/in/*.csv"], "lake/in");
    await workspace.run(planOf(plan), scans);
    expect(await workspace.files("lake")).toEqual(["lake/in/part-run1-00000.csv"]);
    expect(await workspace.read("lake/in/part-run1-00000.csv")).toBe("id,p\n7,x\n");
  });

  it.each([
    ["out/rows", "out/rows"],
    ["out/rows", "./out//rows/"],
    ["out/rows", "Out/ROWS"],
    ["out/rows", "out/rows/more"],
    ["out/rows/one.csv", "out/rows"],
    ["out/caf\u00e9", "out/cafe\u0301"],
  ])("is its own: %s beside %s", async (first, second) => {
    const found = await refused({ rows, first: write("rows", first), second: write("rows", second) });
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(/^graph\/same-path second: “first” and “second” write to the same path/);
  });

  it("may have a neighbour whose name begins like its own", async () => {
    await workspace.run(
      planOf({ rows, first: write("rows", "out/a"), second: write("rows", "out/ab") }),
      new Map(),
    );
    expect(await workspace.files("out")).toEqual(["out/a/part-run1-00000.csv", "out/ab/part-run1-00000.csv"]);
  });

  it("is a folder or a file by its name", async () => {
    await workspace.write("out/rows", "a file");
    await mkdir(join(workspace.root, "out/one.csv"), { recursive: true });
    expect(await refused(target("out/rows"))).toEqual([
      "target/unsafe target: “out/rows” cannot be overwritten: it is a file, and its name says it is a folder.",
    ]);
    expect(await refused(target("out/one.csv", { mode: "overwrite" }))).toEqual([
      "target/unsafe target: “out/one.csv” cannot be overwritten: it is a folder, and its name says it is one file.",
    ]);
    expect(await refused({ rows, target: { ...write("rows", "out/rows/x"), input: input("rows") } })).toEqual(
      ["file/refused target: “out/rows/x” is refused: “out/rows” is a file."],
    );
  });
});
