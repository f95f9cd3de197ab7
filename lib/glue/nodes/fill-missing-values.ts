import { sameName } from "../../nodes/column-names";
import { compact } from "../json";
import { type GlueMapping, oneWire } from "../mapping";
import { textOf } from "../read-fields";

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === "" || (Array.isArray(value) && value.length === 0);

/** AWS Glue's has a model of its own; the node's automatic choice stands for it. */
export const fillMissingValues: GlueMapping = {
  glue: "FillMissingValues",
  types: ["fill-missing-values"],
  read(fields, context) {
    const column = textOf(fields, "ImputedPath") ?? "";
    const filled = textOf(fields, "FilledPath") || undefined;
    const inPlace = filled !== undefined && sameName(filled, column);
    context.note(
      "assumed",
      "AWS Glue estimates what is missing by a model of its own. Here numbers are estimated by a linear regression, and anything else takes its most frequent value.",
    );
    return {
      type: "fill-missing-values",
      settings: compact({ column, inPlace, as: inPlace ? undefined : filled }),
      inputs: oneWire(context.inputs),
    };
  },
  write({ settings: { column, method = "auto", inPlace, as, by, predictors, emptyText } }, context) {
    if (method !== "auto" || !isEmpty(by) || !isEmpty(predictors) || emptyText === false) return null;
    if (typeof column !== "string") return null;
    context.note("AWS Glue estimates what is missing by a model of its own, so its values are others.");
    return compact({ ImputedPath: column, FilledPath: inPlace === true ? column : as });
  },
};
