import { absorbed, canonicalConditions, conjuncts } from "./plan-text";
import type { PlanNode } from "./profile-plan";

/**
 * A physical operator in a form that depends only on what decides how many rows it puts out: kinds of operators, their
 * conditions and the data at the leaves. Columns, orders and row-preserving operators are gone; filters are sets of
 * conditions, whether they stand in a FILTER or in a scan; sides of joins are in a fixed order. Operators of equal `id`
 * put out equally many rows if they are executed to the end.
 */
export interface CanonicalNode {
  node: PlanNode;
  id: number;
  /** The operator's own work beside filtering: equal for the filtered and the unfiltered form. */
  base: number;
  conditions: readonly string[];
  /** Labels of the scans below it. */
  leaves: ReadonlySet<string>;
  children: readonly CanonicalNode[];
}

/** Operators that put out one row for each row of their only input. */
export const ROW_PRESERVING: ReadonlySet<string> = new Set([
  "PROJECTION",
  "ORDER_BY",
  "WINDOW",
  "STREAMING_WINDOW",
]);

/** What a plan prints that does not change how many rows there are, or that only an executed plan prints. */
const IGNORED: ReadonlySet<string> = new Set([
  "Projections",
  "Estimated Cardinality",
  "Groups",
  "Aggregates",
  "Order By",
  "Filters",
  "Dynamic Filters",
  "Total Files Read",
  "Filename(s)",
]);

const SWAPPED: Readonly<Record<string, string>> = { RIGHT: "LEFT", RIGHT_SEMI: "SEMI", RIGHT_ANTI: "ANTI" };
const GROUPED: ReadonlySet<string> = new Set([
  "HASH_GROUP_BY",
  "PERFECT_HASH_GROUP_BY",
  "PARTITIONED_AGGREGATE",
]);

/** Gives equal numbers to equal operators of any number of plans. */
export class Canon {
  readonly #ids = new Map<string, number>();

  /** `labelOf` names the data of a scan, where the plan says it (only an executed plan names files). */
  read(root: PlanNode, labelOf: (scan: PlanNode) => string | null = () => null): CanonicalNode {
    return this.#read(root, labelOf, new Map());
  }

  #read(
    node: PlanNode,
    labelOf: (scan: PlanNode) => string | null,
    tables: Map<string, CanonicalNode>,
  ): CanonicalNode {
    const index = node.info["CTE Index"];
    const definition = index === undefined ? undefined : tables.get(index);
    if (node.name === "CTE_SCAN" && definition) return { ...definition, node, children: [] };
    const children: CanonicalNode[] = [];
    for (const child of node.children) {
      children.push(this.#read(child, labelOf, tables));
      if (node.name === "CTE" && children.length === 1)
        tables.set(node.info["Table Index"] ?? "", children[0] as CanonicalNode);
    }
    const leaves = new Set(children.flatMap((child) => [...child.leaves]));
    const below = node.name === "CTE" ? children[1] : children[0];
    if (below && (ROW_PRESERVING.has(node.name) || node.name === "CTE"))
      return { ...below, node, leaves: below.leaves, children };
    if (node.name === "FILTER" && below) {
      const conditions = absorbed([...below.conditions, ...conjuncts(node.info.Expression ?? "?")]).sort();
      return this.#filtered(node, below.base, conditions, leaves, children);
    }
    if (isScan(node)) {
      const label = labelOf(node);
      if (label !== null) leaves.add(label);
      return this.#filtered(
        node,
        this.#intern(printOf(node)),
        conjuncts(node.info.Filters ?? ""),
        leaves,
        children,
      );
    }
    const sizes = node.name === "UNNEST" ? listSizes(node) : "";
    const base = this.#intern(`${printOf(node)}${sizes}(${this.#order(node, children).join()})`);
    return { node, id: base, base, conditions: [], leaves, children };
  }

  #filtered(
    node: PlanNode,
    base: number,
    conditions: readonly string[],
    leaves: ReadonlySet<string>,
    children: readonly CanonicalNode[],
  ): CanonicalNode {
    const id = conditions.length === 0 ? base : this.#intern(`FILTER ${JSON.stringify(conditions)}(${base})`);
    return { node, id, base, conditions, leaves, children };
  }

  /** Inputs in an order that does not depend on which side a join was built on. */
  #order(node: PlanNode, children: readonly CanonicalNode[]): number[] {
    const ids = children.map(({ id }) => id);
    const kind = node.info["Join Type"];
    if (kind === "INNER" || kind === "FULL") return ids.sort((a, b) => a - b);
    return kind !== undefined && kind in SWAPPED ? ids.reverse() : ids;
  }

  #intern(text: string): number {
    const known = this.#ids.get(text);
    if (known !== undefined) return known;
    this.#ids.set(text, this.#ids.size);
    return this.#ids.size - 1;
  }
}

/**
 * The constants below an UNNEST of aggregates: an engine computes the first rows of each group as a list, whose greatest
 * length it prints nowhere else.
 */
function listSizes(unnest: PlanNode): string {
  const below = (node: PlanNode | undefined): PlanNode[] =>
    node?.name === "PROJECTION" ? [node, ...below(node.children[0])] : [];
  const grouped = [unnest, ...below(unnest.children[0])].at(-1)?.children[0];
  if (!grouped || !GROUPED.has(grouped.name)) return "";
  const texts = below(grouped.children[0]).flatMap(({ info }) => (info.Projections ?? "").split("\n"));
  return `[${texts.filter((text) => /^\d+$/.test(text)).join()}]`;
}

/** A leaf that reads stored rows. */
export const isScan = (node: PlanNode): boolean =>
  node.children.length === 0 && (node.info.Function !== undefined || node.info.Table !== undefined);

/** The name of an operator with everything it prints that can change the number of rows. */
function printOf(node: PlanNode): string {
  const name = GROUPED.has(node.name) ? "GROUP_BY" : node.name;
  const kind = node.info["Join Type"];
  const parts = Object.entries(node.info)
    .filter(([key]) => !IGNORED.has(key))
    .map(([key, value]) => {
      if (key === "Join Type") return `${key}=${SWAPPED[value] ?? value}`;
      return kind !== undefined && /^Conditions?$/.test(key)
        ? `${key}=${canonicalConditions(value)}`
        : `${key}=${value}`;
    });
  return `${name}{${parts.sort().join("; ")}}`;
}
