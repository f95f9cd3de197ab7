import type { FunctionRule } from "../context";
import { type AggregateOptions, aggregate, scalarBy, type TypeSpec } from "../rules";
import { TO_SPARK } from "./convert";

/** A function of the values of one row, as a template of Spark SQL for each number of arguments. */
export const spark = (type: TypeSpec, ...templates: readonly string[]): FunctionRule =>
  scalarBy(TO_SPARK, type, templates);

/** A function of the values of several rows. */
export const sparkAggregate = (
  type: TypeSpec,
  templates: string | readonly string[],
  options: AggregateOptions = {},
): FunctionRule => aggregate(type, templates, options);
