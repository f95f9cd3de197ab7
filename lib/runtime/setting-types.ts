import { z } from "zod";
import { propertyKey, stringLiteral } from "../compiler/print/literals";
import { isCodeText } from "../model/code-text";
import { isSqlText } from "../model/sql-text";
import { fieldMeta } from "../nodes/fields";
import { jsonEqual } from "../util/stable-json";

/** Types of settings as TypeScript text: what a program may write for each, as `Accepted` in `table.ts` has it. */
export class SettingTypes {
  /** Declarations of types that contain themselves, by name. */
  readonly declarations = new Map<string, string>();
  private readonly names = new Map<z.ZodType, string>();

  /** The type of a schema's input. `name` is for a type that contains itself. */
  text(schema: z.ZodType, name: string): string {
    const { def } = schema as { def: Wrapper };
    if (schema instanceof z.ZodDefault || schema instanceof z.ZodOptional)
      return this.text(def.innerType as z.ZodType, name);
    if (schema instanceof z.ZodNullable) return `${this.text(def.innerType as z.ZodType, name)} | null`;
    if (schema instanceof z.ZodLazy) return this.recursive(schema, def.getter?.() as z.ZodType, name);
    if (schema instanceof z.ZodPipe) return this.shorthand(schema, def.out as z.ZodType, name);
    if (schema instanceof z.ZodString) {
      if (isCodeText(schema)) return "CodeFunction<string, unknown>";
      return isSqlText(schema) ? "Sql" : "string";
    }
    if (schema instanceof z.ZodNumber) return "number";
    if (schema instanceof z.ZodBoolean) return "boolean";
    if (schema instanceof z.ZodEnum)
      return schema.options.map((value) => stringLiteral(String(value))).join(" | ");
    if (schema instanceof z.ZodArray)
      return `readonly ${atom(this.text(schema.element as z.ZodType, name))}[]`;
    if (schema instanceof z.ZodUnion)
      return schema.options.map((option) => this.text(option as z.ZodType, name)).join(" | ");
    if (schema instanceof z.ZodUnknown) return "unknown";
    if (schema instanceof z.ZodRecord)
      return `Readonly<Record<string, ${this.text(schema.valueType as z.ZodType, name)}>>`;
    if (schema instanceof z.ZodObject) return `{ ${this.members(schema, name).join(" ")} }`;
    throw new Error(`A program's type for ${schema.def.type} is missing in setting-types.ts.`);
  }

  /** The members of an object setting, each with `readonly`, and `?` where it may be left out. */
  private members(schema: z.ZodObject, name: string): string[] {
    return Object.entries(schema.shape).map(([key, inner]) => this.member(key, inner as z.ZodType, name));
  }

  member(key: string, schema: z.ZodType, name: string): string {
    return `readonly ${propertyKey(key)}${isOptional(schema) ? "?" : ""}: ${this.text(schema, name)};`;
  }

  private recursive(lazy: z.ZodType, inner: z.ZodType, name: string): string {
    const known = this.names.get(lazy);
    if (known) return known;
    this.names.set(lazy, name);
    const body = inner instanceof z.ZodObject ? this.members(inner, name).map((member) => `  ${member}`) : [];
    this.declarations.set(name, [`export interface ${name} {`, ...body, "}"].join("\n"));
    return name;
  }

  /** A list that may be written shorter: pairs as a record, one text without its brackets. */
  private shorthand(schema: z.ZodType, out: z.ZodType, name: string): string {
    const long = this.text(out, name);
    const pair = fieldMeta(schema)?.recordOf;
    const element = out instanceof z.ZodArray ? out.element : undefined;
    if (pair && element instanceof z.ZodObject) {
      return `${long} | Readonly<Record<string, ${this.text(element.shape[pair[1]] as z.ZodType, name)}>>`;
    }
    const read = schema.safeParse("x");
    return read.success && jsonEqual(read.data, ["x"]) ? `string | ${long}` : long;
  }
}

interface Wrapper {
  innerType?: z.ZodType;
  out?: z.ZodType;
  getter?: () => z.ZodType;
}

export const isOptional = (schema: z.ZodType): boolean => schema.safeParse(undefined).success;

const atom = (type: string): string =>
  /^[\w"]+$|^\{.*\}$/.test(type) && !type.includes("} | {") ? type : `(${type})`;
