import type { ComponentType } from "react";
import type { WidgetKind } from "@/lib/nodes/fields";
import { AggregationsField } from "./fields/aggregations";
import { ChoiceField } from "./fields/choice";
import { CodeField } from "./fields/code";
import { ColumnField } from "./fields/column";
import { ColumnNameField } from "./fields/column-name";
import { ColumnNamesField } from "./fields/column-names";
import { ColumnPlacesField } from "./fields/column-places";
import { ColumnsField } from "./fields/columns";
import { ComparisonsField } from "./fields/comparisons";
import { ConditionsField } from "./fields/conditions";
import { ExpressionField } from "./fields/expression";
import { JsonField } from "./fields/json";
import { KeyPairsField } from "./fields/key-pairs";
import { LongTextField } from "./fields/long-text";
import { MappingField } from "./fields/mapping";
import { NamedExpressionsField } from "./fields/named-expressions";
import { NamedTextsField } from "./fields/named-texts";
import { NodeNamesField } from "./fields/node-names";
import { NumberField } from "./fields/number";
import { ParametersField } from "./fields/parameters";
import { PathField } from "./fields/path";
import { PathsField } from "./fields/paths";
import { RowsField } from "./fields/rows";
import { SchemaField } from "./fields/schema";
import { SortKeysField } from "./fields/sort-keys";
import { SqlField } from "./fields/sql";
import { TextField } from "./fields/text";
import { TextsField } from "./fields/texts";
import { ToggleField } from "./fields/toggle";
import { TransformField } from "./fields/transform";
import { TypeField } from "./fields/type";
import type { WidgetProps } from "./widget-props";

export interface Widget {
  Component: ComponentType<WidgetProps>;
  /** Label and control share a line. */
  inline?: true;
  /** Takes the label's place for the focus: a button or an input that a label can name. */
  control?: true;
  /** Says itself what is wrong inside of its value, each at its place. */
  own?: true;
}

/** One widget for every kind a node can ask for; a missing one does not compile. */
export const widgets: Record<WidgetKind, Widget> = {
  text: { Component: TextField, control: true },
  "long-text": { Component: LongTextField, control: true },
  number: { Component: NumberField, control: true },
  toggle: { Component: ToggleField, inline: true, control: true },
  choice: { Component: ChoiceField, control: true },
  path: { Component: PathField, control: true },
  paths: { Component: PathsField },
  column: { Component: ColumnField, control: true },
  columns: { Component: ColumnsField },
  "column-name": { Component: ColumnNameField, control: true },
  expression: { Component: ExpressionField, control: true },
  conditions: { Component: ConditionsField },
  "named-expressions": { Component: NamedExpressionsField },
  aggregations: { Component: AggregationsField },
  "sort-keys": { Component: SortKeysField },
  "column-names": { Component: ColumnNamesField },
  comparisons: { Component: ComparisonsField },
  "key-pairs": { Component: KeyPairsField },
  mapping: { Component: MappingField },
  sql: { Component: SqlField },
  schema: { Component: SchemaField },
  rows: { Component: RowsField },
  type: { Component: TypeField, control: true },
  texts: { Component: TextsField },
  code: { Component: CodeField },
  transform: { Component: TransformField, control: true },
  parameters: { Component: ParametersField, own: true },
  "node-names": { Component: NodeNamesField },
  "named-texts": { Component: NamedTextsField },
  "column-places": { Component: ColumnPlacesField },
  json: { Component: JsonField },
};
