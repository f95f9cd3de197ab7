import type { BoundScan } from "../connectors/bound-scan";
import { type Diagnostic, diagnose } from "../model/diagnostic";

/** Where rows of a node go, relative to the workspace. */
export interface PlannedTarget {
  path: string;
  statement: { node: string };
}

export interface PlannedRun {
  scans: ReadonlyMap<string, BoundScan>;
  /** Name of a node, for messages. */
  nameOf(node: string): string;
}

/** An input may be replaced only by a job that names that very path as its source. */
export function inputReason({ path }: PlannedTarget, { scans, nameOf }: PlannedRun): string | null {
  for (const [node, { scan, files }] of scans) {
    const inside = files.some((file) => file.path === path || file.path.startsWith(`${path}/`));
    if (inside && !scan.paths.some((source) => fixedPart(source) === path))
      return `it holds input of “${nameOf(node)}”`;
  }
  return null;
}

/** What a path or glob names before its first wildcard: `lake/out/**\/*.csv` → `lake/out`. */
function fixedPart(path: string): string {
  const names = path.split("/").filter((name) => name !== "" && name !== ".");
  const wild = names.findIndex((name) => /[*?[{]/.test(name));
  return (wild < 0 ? names : names.slice(0, wild)).join("/");
}

/** Two targets of one path, or one inside the other, would replace or mix each other's files. */
export function samePaths(
  targets: readonly PlannedTarget[],
  { nameOf }: Pick<PlannedRun, "nameOf">,
): Diagnostic[] {
  const plain = (path: string) => `${path.normalize("NFC").toLowerCase()}/`;
  return targets.flatMap((target, index) => {
    const other = targets
      .slice(0, index)
      .find(
        ({ path }) =>
          plain(path).startsWith(plain(target.path)) || plain(target.path).startsWith(plain(path)),
      );
    if (!other) return [];
    const names = [other, target].map(({ statement }) => `“${nameOf(statement.node)}”`).join(" and ");
    return [
      diagnose(
        "graph/same-path",
        { path: target.path, names },
        { node: target.statement.node, field: ["path"] },
      ),
    ];
  });
}
