import type { NodeCategory } from "../nodes/define-node";
import { type AnyNodeDefinition, allNodeDefinitions } from "../nodes/registry";

/** Which node types a picker offers: those that a wire from, into or through them could use. */
export interface Fits {
  /** Takes rows. */
  input?: boolean;
  /** Gives rows. */
  output?: boolean;
  /** Left out: the type that a node already has. */
  except?: string;
}

export const CATEGORY_TITLES: Readonly<Record<NodeCategory, string>> = {
  source: "Sources",
  transform: "Transforms",
  target: "Targets",
  check: "Checks",
};

export interface NodeTypeGroup {
  title: string;
  types: readonly AnyNodeDefinition[];
}

/** Types by category without a query, else one list with the best match first. */
export function searchNodeTypes(query: string, fits: Fits = {}): NodeTypeGroup[] {
  const fitting = allNodeDefinitions.filter(
    ({ inputs, outputs, type, hidden }) =>
      !hidden &&
      (!fits.input || inputs.length > 0) &&
      (!fits.output || outputs.length > 0) &&
      type !== fits.except,
  );
  const words = query.trim().toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length > 0) {
    const types = fitting
      .map((definition) => ({ definition, score: scoreOf(definition, words) }))
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score)
      .map(({ definition }) => definition);
    return types.length > 0 ? [{ title: "", types }] : [];
  }
  return Object.entries(CATEGORY_TITLES).flatMap(([category, title]) => {
    const types = fitting.filter((definition) => definition.category === category);
    return types.length > 0 ? [{ title, types }] : [];
  });
}

/** 0 when a word is found nowhere. A lone letter finds the type that has it as its shortcut. */
function scoreOf(definition: AnyNodeDefinition, words: readonly string[]): number {
  const { title, keywords, description, shortcut, category, type } = definition;
  const query = words.join(" ");
  if (query.length === 1 && shortcut === query) return 1000;
  const name = title.toLowerCase();
  if (name === query) return 900;
  let total = name.startsWith(query) ? 200 : 0;
  for (const word of words) {
    const score = Math.max(
      name.startsWith(word) ? 100 : 0,
      wordStarts(name, word) ? 80 : 0,
      ...keywords.map((keyword) =>
        keyword === word ? 70 : wordStarts(keyword.toLowerCase(), word) ? 50 : 0,
      ),
      type.includes(word) ? 40 : 0,
      name.includes(word) ? 35 : 0,
      category.startsWith(word) && word.length > 2 ? 30 : 0,
      word.length > 2 && wordStarts(description.toLowerCase(), word) ? 20 : 0,
      word.length > 2 && isSubsequence(word, name) ? 10 : 0,
    );
    if (score === 0) return 0;
    total += score;
  }
  return total;
}

const wordStarts = (text: string, word: string): boolean =>
  text.startsWith(word) || text.includes(` ${word}`) || text.includes(`-${word}`);

function isSubsequence(word: string, text: string): boolean {
  let at = 0;
  for (const character of text) if (character === word[at]) at++;
  return at === word.length;
}
