import { isObject, type JsonObject } from "../json";
import { type GlueMapping, oneWire } from "../mapping";
import { booleanOf, objectOf, objectsOf, textOf } from "../read-fields";

const WHOLE = /^[+-]?\d{1,38}$/;
const NUMBERS = /^(byte|tinyint|short|smallint|int|integer|long|bigint|float|double|decimal)/i;

/** Drops columns in which nothing stands. Further texts and numbers may count as nothing, by their type. */
export const dropNullFields: GlueMapping = {
  glue: "DropNullFields",
  types: ["drop-null-fields"],
  read(fields, context) {
    const boxes = objectOf(fields, "NullCheckBoxList");
    const further = objectsOf(fields, "NullTextList").map((value) => ({
      value: textOf(value, "Value") ?? "",
      isNumber: NUMBERS.test(textOf(objectOf(value, "Datatype"), "Id") ?? ""),
    }));
    const numbers = further.filter(({ value, isNumber }) => isNumber && WHOLE.test(value));
    for (const { value } of further.filter((one) => one.isNumber && !numbers.includes(one)))
      context.note(
        "assumed",
        `The number “${value}” does not count as NULL here, because it is not a whole one.`,
      );
    return {
      type: "drop-null-fields",
      settings: {
        emptyText: booleanOf(boxes, "IsEmpty") ?? false,
        nullText: booleanOf(boxes, "IsNullString") ?? false,
        minusOne: booleanOf(boxes, "IsNegOne") ?? false,
        texts: further.filter(({ isNumber }) => !isNumber).map(({ value }) => value),
        numbers: numbers.map(({ value }) => value),
      },
      inputs: oneWire(context.inputs),
    };
  },
  write({ settings: { emptyText, nullText, minusOne, texts, numbers, nested, columns } }): JsonObject | null {
    if (nested === false || (Array.isArray(columns) && columns.length > 0)) return null;
    return {
      NullCheckBoxList: {
        IsEmpty: emptyText === true,
        IsNullString: nullText === true,
        IsNegOne: minusOne === true,
      },
      NullTextList: [...values(texts, "string", "String"), ...values(numbers, "bigint", "Bigint")],
    };
  },
};

const values = (list: unknown, id: string, label: string): JsonObject[] =>
  (Array.isArray(list) ? list : [])
    .filter((value) => !isObject(value))
    .map((value) => ({ Value: String(value), Datatype: { Id: id, Label: label } }));
