"use client";

import { useMemo } from "react";
import type { SqlNames } from "@/components/code-editor/sql-completion";
import type { Column } from "@/lib/model/column";
import { sameName } from "@/lib/nodes/column-names";
import type { FieldMeta } from "@/lib/nodes/fields";
import { useFieldColumns, useFormNode } from "./form-context";

const none: readonly Column[] = [];

/** What SQL in a field may name. Over two inputs, `l` and `r` tell equal names apart; a query names tables by alias. */
export function useFieldNames(meta: FieldMeta): SqlNames {
  const { inputs, definition } = useFormNode();
  const left = useFieldColumns(meta.port);
  const right = useFieldColumns(meta.otherPort ?? meta.port);
  const { otherPort, expects } = meta;
  return useMemo(() => {
    if (expects === "query") {
      const named = definition.inputs.find(({ arity }) => arity === "named");
      const tables = inputs
        .filter(({ port }) => port?.name === named?.name)
        .map(({ key, columns }) => [key, columns ?? none]);
      return { columns: none, tables: Object.fromEntries(tables), query: true };
    }
    const windows = expects === "window";
    const kinds = { aggregates: windows || expects === "aggregate", windows };
    if (otherPort === undefined) return { columns: left, ...kinds };
    const shared = (column: Column) =>
      [left, right].every((list) => list.some(({ name }) => sameName(name, column.name)));
    return {
      columns: [...left, ...right].filter((column) => !shared(column)),
      tables: { l: left, r: right },
      ...kinds,
    };
  }, [expects, definition, inputs, otherPort, left, right]);
}
