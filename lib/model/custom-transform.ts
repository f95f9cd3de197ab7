import { z } from "zod";

/**
 * A custom visual transform as AWS Glue describes one: a JSON file beside the TypeScript of its function. From it come
 * its place in the palette and its form.
 */

const identifier = (what: string) =>
  z.string().regex(/^[A-Za-z_][A-Za-z0-9_]{0,62}$/, `${what} is letters, digits and _, a letter first`);

/** The form's options: listed, or the columns of the input. */
const ListOptions = z.union([
  z.literal("column"),
  z.array(
    z.union([
      z.string(),
      z.number(),
      z.strictObject({ label: z.string(), value: z.union([z.string(), z.number()]) }),
    ]),
  ),
]);

export const TransformParameter = z.looseObject({
  name: identifier("a parameter's name"),
  displayName: z.string().optional(),
  description: z.string().optional(),
  type: z.enum(["str", "int", "float", "list", "bool"]),
  isOptional: z.boolean().default(false),
  validationType: z.enum(["RegularExpression"]).optional(),
  validationRule: z.string().optional(),
  validationMessage: z.string().optional(),
  listOptions: ListOptions.optional(),
  /** What the entries of a list are. */
  listType: z.enum(["str", "int", "float"]).default("str"),
});
export type TransformParameter = z.infer<typeof TransformParameter>;

export const TransformDescription = z.looseObject({
  name: identifier("a transform's name"),
  displayName: z.string().optional(),
  description: z.string().optional(),
  functionName: identifier("a function's name"),
  parameters: z.array(TransformParameter).max(200).default([]),
});
export type TransformDescription = z.infer<typeof TransformDescription>;

/** A transform of the workspace, as the editor knows it. */
export const CustomTransform = z.strictObject({
  name: z.string(),
  title: z.string(),
  description: z.string(),
  parameters: z.array(TransformParameter),
  /** What is wrong with its files; with problems it does not run. */
  problems: z.array(z.string()),
});
export type CustomTransform = z.infer<typeof CustomTransform>;

/** The value of a parameter. */
export type ParameterValue = string | number | boolean | readonly (string | number)[];

export const TransformName = identifier("a transform's name");
