import type { InputRef, NodeId, Pipeline } from "@/lib/model/pipeline";
import { quoteIdentifier } from "@/lib/sql/quote";

export interface KeyPair {
  left: string;
  right: string;
}

export interface KeyFacts {
  lefts: number;
  matched: number;
  rights: number;
  unused: number;
}

/** Id of the node that counts; no node of a document is called that, since ids start with a letter and are random. */
export const COUNTING_NODE = "count_matches";

/** A copy of the graph with one more node that counts what the keys match; nothing of it is ever saved. */
export function countingPipeline(
  pipeline: Pipeline,
  sides: { left: InputRef; right: InputRef },
  keys: readonly KeyPair[],
  nullsEqual: boolean,
): { pipeline: Pipeline; node: NodeId } {
  const equal = nullsEqual ? "IS NOT DISTINCT FROM" : "=";
  const on = keys
    .map(({ left, right }) => `l.${quoteIdentifier(left)} ${equal} r.${quoteIdentifier(right)}`)
    .join(" AND ");
  const query = `SELECT
  (SELECT count(*) FROM l) AS lefts,
  (SELECT count(*) FROM l SEMI JOIN r ON ${on}) AS matched,
  (SELECT count(*) FROM r) AS rights,
  (SELECT count(*) FROM r ANTI JOIN l ON ${on}) AS unused`;
  const node = {
    type: "sql",
    name: COUNTING_NODE,
    settings: { query },
    inputs: { l: sides.left, r: sides.right },
  };
  return {
    pipeline: { ...pipeline, nodes: { ...pipeline.nodes, [COUNTING_NODE]: node } },
    node: COUNTING_NODE,
  };
}

/** Pairs of columns with the same name on both sides that no key uses yet. */
export function suggestedPairs(
  left: readonly { name: string }[],
  right: readonly { name: string }[],
  keys: readonly KeyPair[],
): KeyPair[] {
  const used = new Set(keys.map((key) => key.left.toLowerCase()));
  return left.flatMap(({ name }) => {
    const other = right.find((column) => column.name.toLowerCase() === name.toLowerCase());
    return other && !used.has(name.toLowerCase()) ? [{ left: name, right: other.name }] : [];
  });
}
