import { NodeIcon } from "@/components/ui/node-icon";
import { Tooltip } from "@/components/ui/tooltip";
import type { NodeCategory } from "@/lib/nodes/define-node";
import { nodeDefinition } from "@/lib/nodes/registry";

const MOST = 6;
const order: Readonly<Record<NodeCategory, number>> = {
  source: 0,
  transform: 1,
  check: 2,
  target: 3,
  annotation: 4,
};

/** What a job is made of, sources first: one icon a node type. */
export function NodeTypeIcons({ types, nodeCount }: { types: readonly string[]; nodeCount: number }) {
  if (nodeCount === 0) return <span className="text-sm text-faint">No nodes yet</span>;
  const known = types
    .map((type) => ({ type, definition: nodeDefinition(type) }))
    .sort(
      (a, b) => order[a.definition?.category ?? "transform"] - order[b.definition?.category ?? "transform"],
    );
  const words = known.map(({ type, definition }) => definition?.title ?? type).join(", ");
  const more = known.length - MOST;
  return (
    <Tooltip label={`${nodeCount} ${nodeCount === 1 ? "node" : "nodes"}: ${words}`} side="top">
      <span className="inline-flex items-center gap-1.5" role="img" aria-label={words}>
        {known.slice(0, more > 0 ? MOST - 1 : MOST).map(({ type, definition }) => (
          <NodeIcon
            key={type}
            name={definition?.icon ?? "box"}
            size={14}
            {...(definition ? { tone: definition.category } : {})}
          />
        ))}
        {more > 0 ? <span className="text-xs text-faint">+{more + 1}</span> : null}
      </span>
    </Tooltip>
  );
}
