import type { Unnest, Unpivot } from "../../../ir/rel";
import { freeName } from "../../../sql/free-name";
import { sparkName } from "../../../sql/spark/spark-type";
import { casts, columnName, expr, typeOf } from "./columns";
import type { Described } from "./described";
import type { NodeContext } from "./node-context";
import { call, chain, type Frame, list, pythonText } from "./python";

/** One row for each element of a list, or entry of a map. */
export function unnest({ rel, inputs }: Described<Unnest>, input: Frame, { remarks }: NodeContext): Frame {
  const gone = new Set(rel.except.map((name) => name.toLowerCase()));
  const own = (inputs[0]?.columns ?? []).map(({ name }) => name);
  const kept = own.filter((name) => !gone.has(name.toLowerCase()));
  const [place, key] = [freeName("row_place", [...own, rel.as]), freeName("row_key", [...own, rel.as])];
  const names = [
    ...(rel.positionAs === null ? [] : [place]),
    ...(rel.kind === "map" ? [rel.keyAs ?? key] : []),
    rel.as,
  ];
  const exploded = call(`F.${rel.positionAs === null ? "" : "pos"}explode${rel.outer ? "_outer" : ""}`, [
    pythonText(columnName(rel.column)),
  ]);
  if (rel.kind === "map")
    remarks.note({
      message: "A map has no order in Spark: its entries may come in another one.",
      kept: false,
    });
  const rows = chain(
    input,
    call("select", [
      ...kept.map((name) => pythonText(columnName(name))),
      [exploded, call(".alias", names.map(pythonText))],
    ]),
  );
  if (rel.positionAs === null && (rel.kind === "list" || rel.keyAs !== null)) return rows;
  const shown = [...kept, ...(rel.keyAs === null ? [] : [rel.keyAs]), rel.as];
  const counted =
    rel.positionAs === null
      ? []
      : [[expr(`CAST(${sparkName(place)} + 1 AS BIGINT)`), call(".alias", [pythonText(rel.positionAs)])]];
  return chain(rows, call("select", [...shown.map((name) => pythonText(columnName(name))), ...counted]));
}

/** One row for each of some columns. */
export function unpivot({ rel, inputs, columns }: Described<Unpivot>, input: Frame): Frame {
  const own = inputs[0]?.columns ?? [];
  const turned = new Set(rel.columns.map((name) => name.toLowerCase()));
  const type = typeOf(columns, rel.valueAs) ?? "VARCHAR";
  const names = (list_: readonly string[]) => list(list_.map((name) => pythonText(columnName(name))));
  const rows = chain(
    input,
    ...casts(
      own,
      rel.columns.map((name) => ({ name, type })),
    ),
    call("unpivot", [
      names(own.flatMap(({ name }) => (turned.has(name.toLowerCase()) ? [] : [name]))),
      names(rel.columns),
      pythonText(rel.nameAs),
      pythonText(rel.valueAs),
    ]),
  );
  return rel.includeNulls
    ? rows
    : chain(rows, call("filter", [pythonText(`${sparkName(rel.valueAs)} IS NOT NULL`)]));
}
