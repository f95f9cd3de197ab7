import { PortName } from "../../model/pipeline";
import { slug, uniqueName } from "../../util/slug";
import { isObject, type JsonObject } from "../json";
import { type GlueMapping, oneWire } from "../mapping";
import { objectsOf, textOf } from "../read-fields";
import { readFilters } from "./read-filters";
import { writeFilters } from "./write-filters";

/** Keeps rows. Constants are text that takes the type of the column it is compared with. */
export const filter: GlueMapping = {
  glue: "Filter",
  types: ["filter"],
  read: (fields, context) => ({
    type: "filter",
    settings: { condition: readFilters(fields, context.columnsOf(0)) },
    inputs: oneWire(context.inputs),
  }),
  write: ({ settings: { condition } }) => (typeof condition === "string" ? writeFilters(condition) : null),
};

/** Names that outputs of a Route have already. */
const RESERVED = ["rest", "all"];

/** Groups of filters, each an output; a group whose name cannot name an output gets one that can. */
export const route: GlueMapping = {
  glue: "Route",
  types: ["route"],
  read(fields, context) {
    const taken = new Set(RESERVED);
    const groups = objectsOf(fields, "GroupFiltersList").map((group, index) => {
      const name = textOf(group, "GroupName") ?? "";
      const output = outputName(name, index, taken);
      if (output !== name) context.note("assumed", `The group “${name}” is called “${output}” here.`);
      taken.add(output.toLowerCase());
      return { name: output, expression: readFilters(group, context.columnsOf(0)) };
    });
    return { type: "route", settings: { groups }, inputs: oneWire(context.inputs) };
  },
  write({ settings: { groups } }) {
    const list = Array.isArray(groups) ? groups.filter(isObject) : [];
    const written = list.map((group) => writeGroup(group));
    if (written.length === 0 || written.some((group) => group === null)) return null;
    return { GroupFiltersList: written.filter((group) => group !== null) };
  },
};

function outputName(name: string, index: number, taken: ReadonlySet<string>): string {
  if (PortName.safeParse(name).success && !taken.has(name.toLowerCase())) return name;
  const stem = slug(name, `group_${index + 1}`).slice(0, 50);
  return uniqueName(/^[0-9]/.test(stem) ? `_${stem}` : stem, taken, "_");
}

function writeGroup({ name, expression }: JsonObject): JsonObject | null {
  const filters = typeof expression === "string" ? writeFilters(expression) : null;
  return filters && { GroupName: name ?? "", ...filters };
}
