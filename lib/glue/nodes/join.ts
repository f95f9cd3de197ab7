import { fieldOf } from "../../nodes/mapping";
import { quoteIdentifier } from "../../sql/quote";
import { isObject, type JsonObject } from "../json";
import { type DocumentNode, type GlueMapping, type ReadContext, Unfit } from "../mapping";
import { asPaths, objectsOf, pathsOf, textOf, textsOf } from "../read-fields";

const KINDS: Readonly<Record<string, string>> = {
  equijoin: "inner",
  left: "left",
  right: "right",
  outer: "full",
  leftsemi: "semi",
  leftanti: "anti",
};

/** Comparisons of a column condition; the console has others than equality. */
const COMPARISONS: ReadonlySet<string> = new Set(["=", "!=", "<>", "<", "<=", ">", ">="]);

type Path = readonly string[];

/** Both keys stay; a column of the right whose name is taken gets a dot before it. */
export const join: GlueMapping = {
  glue: "Join",
  types: ["join"],
  read(fields, context) {
    const kind = textOf(fields, "JoinType") ?? "equijoin";
    const type = KINDS[kind];
    if (!type) throw new Unfit(`its JoinType “${kind}” is not known`);
    const [left, right] = sides(objectsOf(fields, "Columns"), context);
    if (left.length !== right.length)
      throw new Unfit(`it has ${left.length} keys on the left and ${right.length} on the right`);
    const comparisons = textsOf(fields, "ColumnConditions");
    const keys: { left: string; right: string }[] = [];
    const conditions: string[] = [];
    for (const [index, path] of left.entries()) {
      const other = right[index] as Path;
      const comparison = comparisons[index] ?? "=";
      if (!COMPARISONS.has(comparison)) throw new Unfit(`its comparison “${comparison}” is not known`);
      if (comparison === "=" && path.length === 1 && other.length === 1)
        keys.push({ left: path[0] as string, right: other[0] as string });
      else
        conditions.push(
          `${reach("l", path)} ${comparison === "!=" ? "<>" : comparison} ${reach("r", other)}`,
        );
    }
    if (kind !== "equijoin" && type !== "semi" && type !== "anti")
      context.note(
        "assumed",
        "A name that both sides have stands behind a dot for the right side, as in an inner join.",
      );
    const [first, second] = context.inputs;
    return {
      type: "join",
      settings: {
        type,
        on: keys,
        ...(conditions.length > 0 ? { condition: conditions.join(" AND ") } : {}),
        equalNames: "prefix",
        prefix: ".",
      },
      inputs: {
        ...(first === undefined ? {} : { left: first }),
        ...(second === undefined ? {} : { right: second }),
      },
    };
  },
  write({ settings }, context) {
    const { type = "inner", on, condition, nullsEqual, equalNames, prefix } = settings;
    const kind = Object.keys(KINDS).find((name) => KINDS[name] === type);
    const [left, right] = context.inputs;
    const [leftKeys, rightKeys] = keysOf(on);
    if (!kind || left === undefined || right === undefined || nullsEqual === true) return null;
    const isOpen = type !== "semi" && type !== "anti" && context.collides("left", "right");
    if (typeof condition === "string" || leftKeys.length === 0) return null;
    if (isOpen && !(equalNames === "prefix" && prefix === ".")) return null;
    return {
      JoinType: kind,
      Columns: [
        { From: left, Keys: asPaths(leftKeys) },
        { From: right, Keys: asPaths(rightKeys) },
      ],
    };
  },
};

/** The keys of both sides: by the node they are from, or by their place where both are from one node. */
function sides(columns: readonly JsonObject[], context: ReadContext): [readonly Path[], readonly Path[]] {
  const [first, second] = columns;
  if (!first || !second) return [[], []];
  const keys = [pathsOf(first, "Keys"), pathsOf(second, "Keys")] as const;
  const [a = -1, b = -1] = [first, second].map((column) => {
    const places = context.placesOf(textOf(column, "From") ?? "");
    return places.length === 1 ? places[0] : -1;
  });
  return a === 1 || (b === 0 && a !== 0) ? [keys[1], keys[0]] : [keys[0], keys[1]];
}

const reach = (side: string, [root = "", ...path]: Path): string =>
  path.reduce<string>(fieldOf, `${side}.${quoteIdentifier(root)}`);

function keysOf(on: DocumentNode["settings"][string] | undefined): [string[], string[]] {
  const pairs = Array.isArray(on) ? on.filter(isObject) : [];
  return [pairs.map(({ left }) => String(left)), pairs.map(({ right }) => String(right))];
}
