import type { Diagnostic } from "../model/diagnostic";
import type { PipelineNode } from "../model/pipeline";
import type { NodeCategory } from "../nodes/define-node";
import { nodeDefinition } from "../nodes/registry";
import { parseSettings } from "../nodes/settings";

/** What a node's card says, from the document alone. */
export interface Card {
  title: string;
  icon: string;
  tone: NodeCategory;
  summary: string;
  /** False while a required setting is missing. */
  configured: boolean;
  /** What is wrong with the settings, in words. */
  problems: readonly Diagnostic[];
}

const cards = new WeakMap<PipelineNode, Card>();

/** Nodes are immutable, so each is worked out once. */
export function cardOf(node: PipelineNode): Card {
  const known = cards.get(node);
  if (known) return known;
  const card = makeCard(node);
  cards.set(node, card);
  return card;
}

function makeCard(node: PipelineNode): Card {
  const definition = nodeDefinition(node.type);
  if (!definition)
    return {
      title: node.type,
      icon: "box",
      tone: "transform",
      summary: "unknown type",
      configured: true,
      problems: [],
    };
  const parsed = parseSettings(definition, node.settings);
  const problems = parsed.ok ? [] : parsed.diagnostics;
  return {
    title: definition.title,
    icon: definition.icon,
    tone: definition.category,
    summary: summaryOf(definition.summary, parsed.ok ? parsed.settings : node.settings) || "not set up yet",
    configured: !problems.some(({ code }) => code === "setting/missing"),
    problems,
  };
}

/** Half-typed settings may have any shape; a subtitle is no place to fail. */
function summaryOf(summary: (settings: never) => string, settings: unknown): string {
  try {
    return summary(settings as never).trim();
  } catch {
    return "";
  }
}
