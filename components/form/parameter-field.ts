import type { ComponentType } from "react";
import type { TransformParameter } from "@/lib/model/custom-transform";
import { parameterOptions, parameterTitle } from "@/lib/nodes/transform-parameters";
import { ChoiceField } from "./fields/choice";
import { ColumnField } from "./fields/column";
import { ColumnsField } from "./fields/columns";
import { NumberField } from "./fields/number";
import { OptionsField } from "./fields/options";
import { TextField } from "./fields/text";
import { TextsField } from "./fields/texts";
import { ToggleField } from "./fields/toggle";
import type { FieldFacts } from "./schema-facts";
import { asTexts, type SettingValue, type WidgetProps } from "./widget-props";

export interface ParameterField {
  Component: ComponentType<WidgetProps>;
  facts: FieldFacts;
  inline: boolean;
  /** A button or an input that a label can name. */
  control: boolean;
  /** The parameter's value as the control has it, and back. */
  shown(value: unknown): unknown;
  kept(value: SettingValue | undefined): SettingValue | undefined;
}

/** How a parameter of a custom transform is edited: as AWS Glue generates its form. */
export function parameterField(parameter: TransformParameter, key: string): ParameterField {
  const { type, name, isOptional, description } = parameter;
  const options = parameterOptions(parameter) ?? [];
  const facts: FieldFacts = {
    key: `${key}.${name}`,
    meta: {
      title: parameterTitle(parameter),
      widget: "text",
      labels: Object.fromEntries(options.map(({ value, label }) => [String(value), label])),
      ...(description ? { help: description } : {}),
      ...(type === "list" ? { entry: "an entry" } : {}),
    },
    initial: undefined,
    optional: isOptional || type === "bool",
    choices: options.map(({ value }) => String(value)),
    limits: { least: undefined, most: undefined },
    nullable: false,
  };
  const isNumber = (type === "list" ? parameter.listType : type) !== "str";
  /** A text that is not a number yet stays what it is. */
  const entry = (text: string): string | number =>
    isNumber && String(Number(text)) === text ? Number(text) : text;
  const widget = widgetOf(parameter);
  return {
    facts,
    inline: false,
    shown: (value) => (widget.isText ? (type === "list" ? asTexts(value) : value && String(value)) : value),
    kept: (value) => {
      if (!widget.isText || value === undefined) return value;
      return Array.isArray(value) ? value.map((one) => entry(String(one))) : entry(String(value));
    },
    ...widget,
  };
}

interface ParameterWidget extends Pick<ParameterField, "Component" | "control"> {
  inline?: true;
  /** The control knows texts alone. */
  isText?: true;
}

function widgetOf({ type, listOptions }: TransformParameter): ParameterWidget {
  if (type === "bool") return { Component: ToggleField, inline: true, control: true };
  if (type === "list") {
    if (listOptions === "column") return { Component: ColumnsField, control: false };
    return { Component: listOptions ? OptionsField : TextsField, control: false, isText: true };
  }
  if (listOptions === "column") return { Component: ColumnField, control: true };
  if (listOptions) return { Component: ChoiceField, control: true, isText: true };
  return { Component: type === "str" ? TextField : NumberField, control: true };
}
