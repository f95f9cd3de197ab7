import type { FixedWidthOptions } from "../../../connectors/formats/fixed-width";
import { lineConverter } from "./line-converter";

const SURROGATE = /[\ud800-\udfff]/;

/** Text whose columns stand at fixed places of each line. Blank lines are no rows. */
export const fixedWidthConverter = lineConverter(
  ({ options }) => {
    const { layout, trim = "both", short = "reject", nullText = [""] } = options as FixedWidthOptions;
    const nulls = new Set(nullText);
    const trimmed = (text: string) =>
      trim === "both" ? text.trim() : trim === "right" ? text.trimEnd() : text;
    const lastStart = Math.max(...layout.map(({ start }) => start));
    const places = layout.map(({ start, length }) => ({ from: start - 1, to: start - 1 + length }));
    return {
      columns: layout.map(({ name }) => ({ name, type: "VARCHAR", wants: "infer" })),
      read(line) {
        if (line.trim() === "") return null;
        // Places count characters, of which some take two units of a text.
        const wide = SURROGATE.test(line) ? [...line] : null;
        const length = wide ? wide.length : line.length;
        if (length < lastStart && short === "reject")
          return `it has ${length} ${length === 1 ? "character" : "characters"}, and its last column begins at ${lastStart}`;
        return places.map(({ from, to }) => {
          const part = wide ? wide.slice(from, to).join("") : line.slice(from, to);
          const value = trimmed(part);
          return nulls.has(value) || (from >= length && length < lastStart) ? null : value;
        });
      },
    };
  },
  { keepsRaw: ({ columns }) => columns !== null },
);
