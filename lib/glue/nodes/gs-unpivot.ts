import { compact } from "../json";
import { oneWire, Unfit } from "../mapping";
import type { GsFunction, Parameters } from "./gs-function";

/** Its parameters are not documented: it is read, and never written. */
export const unpivot: GsFunction = {
  name: "gs_unpivot",
  types: [],
  read(parameters, context) {
    const columns = firstOf(parameters, ["colList", "columns", "unpivotCols"]);
    if (columns.length === 0)
      throw new Unfit("its parameters are not documented, and no list of columns is among them");
    const [name] = firstOf(parameters, ["nameCol", "nameColName", "newNameCol", "colName"]);
    const [value] = firstOf(parameters, ["valueCol", "valueColName", "newValueCol", "newColName"]);
    context.note(
      "assumed",
      `The parameters of gs_unpivot are not documented: colList becomes rows, names go to “${name ?? "name"}” and values to “${value ?? "value"}”.`,
    );
    return {
      type: "unpivot",
      settings: compact({ columns, name, value }),
      inputs: oneWire(context.inputs),
    };
  },
  write: () => null,
};

const firstOf = (parameters: Parameters, names: readonly string[]): string[] =>
  names.map((name) => parameters.names(name)).find((list) => list.length > 0) ?? [];
