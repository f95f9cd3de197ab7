import { isObject, type JsonObject, own } from "../json";
import { type GlueMapping, Unfit } from "../mapping";
import { objectsOf, textOf } from "../read-fields";
import type { Parameters } from "./gs-function";
import { GS_FUNCTIONS } from "./gs-functions";

const ACCOUNT = "s3://aws-glue-studio-transforms-510798373988-prod-us-east-1";
const CUSTOM = "it is a custom visual transform, whose Python code runs on Spark, with AWS Glue";

/** A transform by the name of its function. Those that come with AWS Glue have nodes here; others are kept. */
export const dynamicTransform: GlueMapping = {
  glue: "DynamicTransform",
  types: GS_FUNCTIONS.flatMap(({ types }) => types),
  read(fields, context) {
    const name = textOf(fields, "FunctionName") ?? textOf(fields, "TransformName") ?? "";
    const found = GS_FUNCTIONS.find((one) => one.name === name);
    if (found) return found.read(parametersOf(fields), context);
    return { kept: name.startsWith("gs_") ? `${name} has no node here yet; AWS Glue runs it` : CUSTOM };
  },
  write(node, context) {
    const found = GS_FUNCTIONS.find(({ types }) => types.includes(node.type));
    const parameters = found?.write(node, context);
    return found && parameters ? fieldsOf(found.name, parameters) : null;
  },
};

function parametersOf(fields: JsonObject): Parameters {
  const all = objectsOf(fields, "Parameters");
  const texts = (name: string): readonly string[] => {
    const parameter = all.find(({ Name }) => Name === name);
    const value = isObject(parameter) ? own(parameter, "Value") : undefined;
    if (typeof value === "string") return [value];
    return Array.isArray(value) ? value.filter((one): one is string => typeof one === "string") : [];
  };
  const text = (name: string) => texts(name)[0] || undefined;
  return {
    texts,
    text,
    needed: (name) => {
      const value = text(name);
      if (value === undefined) throw new Unfit(`its parameter ${name} is missing`);
      return value;
    },
    flag: (name) => ["true", "1", "yes"].includes(text(name)?.toLowerCase() ?? ""),
    names: (name) => {
      const [only = "", ...more] = texts(name);
      return more.length > 0
        ? [only, ...more]
        : only
            .split(",")
            .map((one) => one.trim())
            .filter(Boolean);
    },
  };
}

const fieldsOf = (
  name: string,
  parameters: Readonly<Record<string, string | readonly string[] | undefined>>,
): JsonObject => ({
  TransformName: name,
  FunctionName: name,
  Path: `${ACCOUNT}/${name}.py`,
  Version: "1.0.0",
  Parameters: Object.entries(parameters).flatMap(([parameter, value]) =>
    value === undefined
      ? []
      : [
          {
            Name: parameter,
            Type: "str",
            Value: typeof value === "string" ? [value] : value,
            IsOptional: false,
          },
        ],
  ),
});
