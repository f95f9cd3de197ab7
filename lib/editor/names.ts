import { type Pipeline, type PipelineNode, PortName } from "../model/pipeline";
import { sameName } from "../nodes/column-names";
import { slug, uniqueName } from "../util/slug";

export const namesOf = (pipeline: Pipeline): Set<string> =>
  new Set(Object.values(pipeline.nodes).map(({ name }) => name));

/** A name for one more node: the wanted one, or with the next free number; `Filter 2` counts on to `Filter 3`. */
export function freeName(wanted: string, taken: ReadonlySet<string>): string {
  const name = wanted.trim().slice(0, 240) || "Node";
  if (!taken.has(name)) return name;
  return uniqueName(name.replace(/ \d+$/, ""), taken);
}

/** Why a port cannot be called that, or null when it can. */
export function portNameProblem(name: string, taken: readonly string[]): string | null {
  if (!PortName.safeParse(name).success) return "Letters, digits and _ only, a letter first.";
  return taken.some((other) => sameName(other, name)) ? `“${name}” is taken.` : null;
}

// Words that a FROM clause cannot read as a bare table name.
const KEYWORDS = new Set(
  (
    "all analyse analyze and any array as asc both case cast check collate column constraint create default desc " +
    "describe distinct do else end except false fetch for foreign from group having in initially intersect into lambda " +
    "lateral leading limit not null offset on only or order pivot placing primary qualify references returning select " +
    "show some summarize symmetric table then to trailing true union unique unpivot using variadic when where window " +
    "with join inner left right full cross natural values set prototype constructor"
  ).split(" "),
);

/** An alias for an input of a `named` port: readable in SQL without quotes, and free on that node. */
export function freeAlias(upstreamName: string, node: PipelineNode, portNames: readonly string[]): string {
  const stem = slug(upstreamName, "input").slice(0, 50);
  const word = /^[0-9]/.test(stem) ? `_${stem}` : stem;
  const alias = KEYWORDS.has(word) ? `${word}_rows` : word;
  return uniqueName(alias, new Set([...Object.keys(node.inputs), ...portNames]), "_");
}
