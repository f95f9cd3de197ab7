"use client";

import { useTransforms } from "@/components/editor/session/use-transforms";
import { Field } from "@/components/ui/field";
import { FieldGroup } from "../field-group";
import { useFormNode } from "../form-context";
import { parameterField } from "../parameter-field";
import { diagnosticsAt, withChoice } from "../paths";
import { Problems } from "../problems";
import { asRecord, type SettingValue, type WidgetProps } from "../widget-props";

/** The form that a custom transform describes. */
export function ParametersField({ facts, value, onChange, diagnostics }: WidgetProps) {
  const { settings, readOnly } = useFormNode();
  const transform = useTransforms()?.find(({ name }) => name === settings.transform);
  const values = asRecord(value);
  if (!transform) return <p className="text-sm text-dim">Choose a transform first.</p>;
  const change = (name: string, next: SettingValue | undefined) => {
    const { [name]: _, ...others } = values as Record<string, SettingValue>;
    onChange(next === undefined ? others : { ...others, [name]: next });
  };
  const strays = diagnostics.filter(
    ({ field = [] }) => field.length > 1 && !transform.parameters.some(({ name }) => name === field[1]),
  );
  return (
    <div className="flex flex-col gap-3 border-line border-l pl-3">
      {transform.description ? <p className="text-sm text-dim">{transform.description}</p> : null}
      {transform.parameters.length === 0 ? <p className="text-sm text-dim">It takes none.</p> : null}
      {transform.parameters.map((parameter) => {
        const { name } = parameter;
        const { Component, inline, control, shown, kept, facts: own } = parameterField(parameter, facts.key);
        const problems = diagnosticsAt(diagnostics, [facts.key, name]);
        const missing = problems.some(({ code }) => code === "setting/missing");
        const told = problems.filter(({ code }) => code !== "setting/missing");
        const widget = (
          <Component
            facts={own}
            value={shown(values[name])}
            onChange={(next) => change(name, kept(next))}
            diagnostics={problems}
          />
        );
        return (
          <div key={name} data-path={`${facts.key}.${name}`}>
            <Field
              label={own.meta.title}
              hint={missing ? <span className="text-warn">required</span> : own.optional ? "optional" : null}
              help={own.meta.help}
              helpAs="tip"
              required={!own.optional}
              inline={inline}
              {...(told.length > 0
                ? {
                    error: (
                      <Problems
                        diagnostics={told}
                        {...(readOnly
                          ? {}
                          : {
                              onChoice: (diagnostic, choice) =>
                                onChange(withChoice(values, diagnostic, choice) as SettingValue),
                            })}
                      />
                    ),
                  }
                : {})}
            >
              {control ? widget : <FieldGroup>{widget}</FieldGroup>}
            </Field>
          </div>
        );
      })}
      {strays.length > 0 ? (
        <p className="text-sm">
          <Problems diagnostics={strays} />
        </p>
      ) : null}
    </div>
  );
}
