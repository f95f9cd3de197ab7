import { readFileSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../../runtime/package-root";

/** Engines that are compared with the studio's own, by their column in docs/parity.md. */
export type ComparedEngine = "browser" | "Spark";

/** Cases that are listed as not the same on an engine, and why. */
export function listedCases(engine: ComparedEngine): ReadonlyMap<string, string> {
  const lines = readFileSync(join(packageRoot(), "docs/parity.md"), "utf8").split("\n");
  const cells = (line: string) =>
    line
      .split(/(?<!\\)\|/)
      .slice(1, -1)
      .map((cell) => cell.trim());
  const header = lines.findIndex((line) => /^\|\s*case\s*\|/.test(line));
  const column = cells(lines[header] ?? "").indexOf(engine);
  if (column < 0) throw new Error(`docs/parity.md has no column “${engine}”.`);
  const listed = new Map<string, string>();
  for (const line of lines.slice(header + 2)) {
    if (!line.startsWith("|")) break;
    const row = cells(line);
    const reason = row[column] ?? "";
    if (reason !== "") listed.set((row[0] ?? "").replaceAll("`", ""), reason);
  }
  return listed;
}
