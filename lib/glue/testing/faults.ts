import { isObject, type Json, type JsonObject } from "../json";
import { type GlueField, type GlueType, shapeFields } from "../schema/field-type";
import { glueNodeType } from "../schema/node-types";

/** What AWS Glue's API would refuse of a job's nodes, in words. */
export function faultsOf(nodes: JsonObject): string[] {
  return Object.entries(nodes).flatMap(([id, node]) => {
    const [[type = "", fields] = []] = isObject(node) ? Object.entries(node) : [];
    const known = glueNodeType(type);
    if (!known || !isObject(fields)) return [`${id}: “${type}” is no type`];
    const from = Array.isArray(fields.Inputs) ? fields.Inputs.map(String) : [];
    const { min, max } = known.inputs;
    return [
      ...(/^[\w-]+$/.test(id) ? [] : [`${id}: no valid id`]),
      ...(/^[^\r\n]*$/.test(String(fields.Name)) ? [] : [`${id}: no valid name`]),
      ...(from.length < min || from.length > max ? [`${id}: ${from.length} inputs`] : []),
      ...from.filter((one) => !Object.hasOwn(nodes, one)).map((one) => `${id}: reads “${one}”`),
      ...fieldFaults(known.fields, fields, `${id} ${type}`),
    ];
  });
}

function fieldFaults(fields: ReadonlyMap<string, GlueField>, value: JsonObject, at: string): string[] {
  const missing = [...fields].filter(([name, { required }]) => required && !Object.hasOwn(value, name));
  return [
    ...missing.map(([name]) => `${at}: ${name} is missing`),
    ...Object.entries(value).flatMap(([name, inner]) => {
      const field = fields.get(name);
      return field ? valueFaults(field.type, inner, `${at}.${name}`) : [`${at}: ${name} is no field`];
    }),
  ];
}

function valueFaults(type: GlueType, value: Json, at: string): string[] {
  const unless = (is: boolean): string[] =>
    is ? [] : [`${at}: ${JSON.stringify(value)} is no ${type.kind}`];
  switch (type.kind) {
    case "text":
      return unless(typeof value === "string");
    case "number":
    case "date":
      return unless(typeof value === "number");
    case "boolean":
      return unless(typeof value === "boolean");
    case "enum":
      return unless(typeof value === "string" && type.values.includes(value));
    case "list":
      return Array.isArray(value)
        ? value.flatMap((item: Json, index) => valueFaults(type.item, item, `${at}[${index}]`))
        : unless(false);
    case "map":
      return isObject(value)
        ? Object.entries(value).flatMap(([key, item]) => valueFaults(type.value, item, `${at}.${key}`))
        : unless(false);
    case "shape":
      return isObject(value) ? fieldFaults(shapeFields(type.name), value, at) : unless(false);
  }
}
