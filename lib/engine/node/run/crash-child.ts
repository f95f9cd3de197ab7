import { open, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { CommitIntent } from "../../../model/commit-intent";
import { publishIntent } from "../publish";
import { planOf, TestWorkspace, values, write } from "./testing";

/*
 * A process that a test ends at a fault point: `crash-child <root> <scenario> <attempt>`, or `… republish`. The intent is
 * recorded as a catalog would: on the disk when `commit` resolves.
 */

/** What each scenario writes; a row is an id and a partition. */
export const SCENARIOS = {
  "single file": { path: "out/report.csv", mode: "overwrite", partitionBy: [], files: null },
  "folder append": { path: "out/rows", mode: "append", partitionBy: [], files: 3 },
  "folder overwrite": { path: "out/rows", mode: "overwrite", partitionBy: [], files: 2 },
  "partitioned overwrite": { path: "out/rows", mode: "overwrite", partitionBy: ["p"], files: null },
} as const;
export type Scenario = keyof typeof SCENARIOS;

export const NEW_ROWS: readonly (readonly [string, string])[] = [
  ["11", "1"],
  ["12", "1"],
  ["13", "4"],
  ["14", "4"],
];

export const intentFile = (root: string): string => join(root, ".tenon/intent.json");

async function record(root: string, intent: CommitIntent): Promise<void> {
  const handle = await open(intentFile(root), "w");
  await handle.writeFile(JSON.stringify(intent));
  await handle.sync();
  await handle.close();
}

async function main([root = "", scenario = "", attempt = "0"]: readonly string[]): Promise<void> {
  if (scenario === "republish")
    return publishIntent(root, JSON.parse(await readFile(intentFile(root), "utf8")) as CommitIntent);
  const workspace = await TestWorkspace.open(root);
  const { path, ...settings } = SCENARIOS[scenario as Scenario];
  const plan = planOf({
    rows: values({ id: "BIGINT", p: "BIGINT" }, NEW_ROWS),
    target: write("rows", path, settings),
    second: write("rows", "out/second.csv", { mode: "overwrite" }),
  });
  await workspace.run(plan, new Map(), {
    attempt: Number(attempt),
    commit: (intent) => record(workspace.root, intent),
  });
  await workspace.session.close();
}

if (process.argv[2] === "--run") await main(process.argv.slice(3));
