import type { TextOptions } from "../../../connectors/formats/text";
import { lineConverter } from "./line-converter";

/** Text: every line is a row, empty ones too. */
export const textConverter = lineConverter(({ options }) => {
  const { column = "line", numberAs } = options as TextOptions;
  const columns = [{ name: column, type: "VARCHAR" }];
  if (numberAs === undefined) return { columns, read: (line) => [line] };
  return {
    columns: [...columns, { name: numberAs, type: "BIGINT" }],
    read: (line, number) => [line, BigInt(number)],
  };
});
