"use client";

import { useMemo } from "react";
import { Expandable } from "../controls/expandable";
import { MappingTable } from "../controls/mapping-table";
import { useFieldColumns, useFormNode } from "../form-context";
import { readMappings, writeMappings } from "../mapping-edit";
import type { WidgetProps } from "../widget-props";

/** Output columns, each from an input's column or a field inside one. */
export function MappingField({ facts, value, onChange, diagnostics }: WidgetProps) {
  const { readOnly } = useFormNode();
  const { key, meta, initial } = facts;
  const columns = useFieldColumns(meta.port);
  const mappings = useMemo(() => readMappings(value), [value]);
  return (
    <Expandable title={meta.title}>
      {(wide) => (
        <MappingTable
          field={key}
          title={meta.title}
          mappings={mappings}
          columns={columns}
          diagnostics={diagnostics}
          readOnly={readOnly}
          wide={wide}
          onChange={(next) =>
            onChange(next.length === 0 && initial === undefined ? undefined : writeMappings(next))
          }
        />
      )}
    </Expandable>
  );
}
