import type { PortKind } from "../nodes/define-node";
import { type NodeSection, nodeSections } from "../nodes/node-sections";
import { allNodeDefinitions } from "../nodes/registry";
import { kindOf } from "./ports";
import type { NodeChoice } from "./transform-choices";

/** Which node types a picker offers: those that a wire from, into or through them could use. */
export interface Fits {
  takes?: PortKind;
  gives?: PortKind;
  /** The type that a node has which becomes another: left out, as is what has no part in the job. */
  except?: string;
  /** Wires are a guess, a place is meant: also what is wired to nothing. */
  loose?: boolean;
}

function fitsIn(
  { inputs, outputs, type, category }: NodeChoice,
  { takes, gives, except, loose }: Fits,
): boolean {
  if (category === "annotation" && (loose || except !== undefined)) return except === undefined;
  return (
    (takes === undefined || inputs.some((port) => kindOf(port) === takes)) &&
    (gives === undefined || outputs.some((port) => !port.optional && kindOf(port) === gives)) &&
    type !== except
  );
}

/** Types, and presets of them, under the headings of the palette without a query, else one list with the best match first. */
export function searchNodeTypes(
  query: string,
  fits: Fits = {},
  presets: readonly NodeChoice[] = [],
): readonly NodeSection<NodeChoice>[] {
  const all: readonly NodeChoice[] = [...allNodeDefinitions, ...presets];
  const fitting = all.filter((choice) => !choice.hidden && fitsIn(choice, fits));
  const words = query.trim().toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return nodeSections(fitting);
  const found = fitting
    .map((definition) => ({ definition, score: scoreOf(definition, words) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.definition.title.length - b.definition.title.length);
  // Letters scattered over a name are a guess: of no use beside a word that was meant.
  const least = (found[0]?.score ?? 0) > SCATTERED * words.length ? SCATTERED * words.length : 0;
  const definitions = found.filter(({ score }) => score > least).map(({ definition }) => definition);
  return definitions.length > 0 ? [{ key: "found", title: "", definitions }] : [];
}

const SCATTERED = 10;

/** 0 when a word is found nowhere. A lone letter finds the type that has it as its shortcut. */
function scoreOf(definition: NodeChoice, words: readonly string[]): number {
  const { title, keywords, description, shortcut, category, type, glue } = definition;
  const query = words.join(" ");
  if (query.length === 1 && shortcut === query) return 1000;
  const name = title.toLowerCase();
  if (name === query) return 900;
  const isKeyword = keywords.some((keyword) => keyword.toLowerCase() === query);
  let total = name.startsWith(query) ? 200 : isKeyword ? 150 : 0;
  for (const word of words) {
    const score = Math.max(
      name.startsWith(word) ? 100 : 0,
      wordStarts(name, word) ? 80 : 0,
      ...keywords.map((keyword) =>
        keyword === word ? 70 : wordStarts(keyword.toLowerCase(), word) ? 50 : 0,
      ),
      glue?.type.toLowerCase().startsWith(word) && word.length > 2 ? 45 : 0,
      type.includes(word) ? 40 : 0,
      name.includes(word) ? 35 : 0,
      category.startsWith(word) && word.length > 2 ? 30 : 0,
      word.length > 2 && wordStarts(description.toLowerCase(), word) ? 20 : 0,
      word.length > 2 && isSubsequence(word, name) ? SCATTERED : 0,
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
