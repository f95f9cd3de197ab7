"use client";

import { Chip } from "@/components/ui/chip";
import { Expandable } from "../controls/expandable";
import { SqlInput } from "../controls/sql-input";
import { useFormNode } from "../form-context";
import { Problems } from "../problems";
import { useFieldNames } from "../use-field-names";
import { asText, type WidgetProps } from "../widget-props";

/** A whole SELECT. The inputs are tables under their aliases. */
export function SqlField({ facts, value, onChange, diagnostics }: WidgetProps) {
  const { readOnly } = useFormNode();
  const { meta, initial } = facts;
  const names = useFieldNames(meta);
  const tables = Object.entries(names.tables ?? {});
  return (
    <Expandable title={meta.title}>
      {(wide) => (
        <div className="flex flex-col gap-1.5">
          <SqlInput
            full
            value={asText(value)}
            onChange={(text) => onChange(text === "" && initial === undefined ? undefined : text)}
            label={meta.title}
            names={names}
            diagnostics={diagnostics}
            placeholder={meta.placeholder ?? (tables[0] ? `select * from ${tables[0][0]}` : "select …")}
            readOnly={readOnly}
            className={wide ? "h-[min(52vh,520px)]" : "max-h-[46vh] min-h-36"}
          />
          {wide && diagnostics.length > 0 ? (
            <p className="text-sm">
              <Problems diagnostics={diagnostics} />
            </p>
          ) : null}
          {tables.length > 0 ? (
            <p className="flex flex-wrap items-center gap-1 text-sm text-dim">
              Tables
              {tables.map(([alias, columns]) => (
                <Chip key={alias} title={columns.map(({ name, type }) => `${name} ${type}`).join("\n")}>
                  {alias}
                </Chip>
              ))}
            </p>
          ) : null}
        </div>
      )}
    </Expandable>
  );
}
