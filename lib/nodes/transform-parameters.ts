import type { Column } from "../model/column";
import type { ParameterValue, TransformParameter } from "../model/custom-transform";
import { type Diagnostic, diagnose } from "../model/diagnostic";
import { nearest } from "../util/nearest";

export const parameterTitle = ({ displayName, name }: TransformParameter): string => displayName || name;

/** The values one may choose from, with what each is called; null where any value may be written, or a column chosen. */
export function parameterOptions({
  listOptions,
}: TransformParameter): { value: string | number; label: string }[] | null {
  if (listOptions === undefined || listOptions === "column") return null;
  return listOptions.map((option) =>
    typeof option === "object" ? option : { value: option, label: String(option) },
  );
}

const WORDS = {
  str: "a text",
  int: "a whole number",
  float: "a number",
  bool: "true or false",
  list: "a list",
};

/** What a transform's function gets, and what is wrong with the values: each at its parameter. */
export function readParameters(
  parameters: readonly TransformParameter[],
  values: Readonly<Record<string, unknown>>,
  columns: readonly Column[],
): { parameters: Record<string, ParameterValue>; problems: Diagnostic[] } {
  const read: Record<string, ParameterValue> = {};
  const problems: Diagnostic[] = [];
  for (const parameter of parameters) {
    const { name, isOptional } = parameter;
    const value = values[name];
    const place = { field: ["parameters", name] };
    const title = parameterTitle(parameter);
    if (isEmpty(value)) {
      if (!isOptional && parameter.type !== "bool")
        problems.push(diagnose("setting/missing", { title }, place));
      if (!isOptional && parameter.type === "bool") read[name] = false;
      continue;
    }
    const found = problemOf(parameter, value, columns);
    if (found)
      problems.push({
        ...diagnose("setting/invalid", { title, detail: found.detail }, place, found.choices),
      });
    else read[name] = value as ParameterValue;
  }
  const known = parameters.map(({ name }) => name);
  for (const name of Object.keys(values).filter((key) => !known.includes(key)))
    problems.push(
      diagnose(
        "transform/unknown-parameter",
        { name },
        { field: ["parameters", name] },
        nearest(name, known),
      ),
    );
  return { parameters: read, problems };
}

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0);

function problemOf(
  parameter: TransformParameter,
  value: unknown,
  columns: readonly Column[],
): { detail: string; choices?: string[] } | null {
  const { type, listType, listOptions, validationType, validationRule, validationMessage } = parameter;
  const entryType = type === "list" ? listType : type;
  if (type === "list" && !Array.isArray(value)) return { detail: `it is ${WORDS.list}` };
  const entries: readonly unknown[] = Array.isArray(value) && type === "list" ? value : [value];
  for (const entry of entries) {
    if (!isOf(entryType, entry))
      return { detail: `it is ${type === "list" ? `${WORDS.list}; each entry is ` : ""}${WORDS[entryType]}` };
    const text = String(entry);
    if (listOptions === "column") {
      if (columns.some(({ name }) => name.toLowerCase() === text.toLowerCase())) continue;
      const names = columns.map(({ name }) => name);
      return { detail: `the input has no column “${text}”`, choices: nearest(text, names) };
    }
    const options = parameterOptions(parameter);
    if (options && !options.some((option) => option.value === entry))
      return {
        detail: `“${text}” is none of its options`,
        choices: options.map((option) => String(option.value)),
      };
    if (validationType && validationRule !== undefined && !new RegExp(validationRule).test(text))
      return {
        detail: validationMessage?.replace(/\.$/, "") || `“${text}” does not match ${validationRule}`,
      };
  }
  return null;
}

function isOf(type: "str" | "int" | "float" | "bool", value: unknown): boolean {
  if (type === "str") return typeof value === "string";
  if (type === "bool") return typeof value === "boolean";
  return (
    typeof value === "number" && (type === "float" ? Number.isFinite(value) : Number.isSafeInteger(value))
  );
}
